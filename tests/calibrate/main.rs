//! Calibration: published fits, a closed form, simulated cohorts whose weights are known, refusals, and what is written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod command;
mod followed;
mod written;

use approx::assert_relative_eq;
use skolpeng::calibrate::{
    Fit, Group, Predicted, Trouble, area_under_curve, fit, hosmer_lemeshow, log_odds, probability,
};
use skolpeng::chance::{Level, Source};

fn group(x: &[f64], people: f64, events: f64) -> Group {
    Group { x: x.to_vec(), people, events, school: 0 }
}

fn error(fit: &Fit, at: usize) -> f64 {
    fit.covariance.at(at, at).sqrt()
}

/// Age in years, girls, and how many of them had their menarche: 3918 girls of Warsaw, 1965. Milicer & Szczotka, "Age at
/// menarche in Warsaw girls in 1965", Human Biology 38 (1966) 199–203; the data set `menarche` of R's package MASS.
const MENARCHE: [(f64, f64, f64); 25] = [
    (9.21, 376.0, 0.0),
    (10.21, 200.0, 0.0),
    (10.58, 93.0, 0.0),
    (10.83, 120.0, 2.0),
    (11.08, 90.0, 2.0),
    (11.33, 88.0, 5.0),
    (11.58, 105.0, 10.0),
    (11.83, 111.0, 17.0),
    (12.08, 100.0, 16.0),
    (12.33, 93.0, 29.0),
    (12.58, 100.0, 39.0),
    (12.83, 108.0, 51.0),
    (13.08, 99.0, 47.0),
    (13.33, 106.0, 67.0),
    (13.58, 105.0, 81.0),
    (13.83, 117.0, 88.0),
    (14.08, 98.0, 79.0),
    (14.33, 97.0, 90.0),
    (14.58, 120.0, 113.0),
    (14.83, 102.0, 95.0),
    (15.08, 122.0, 117.0),
    (15.33, 111.0, 107.0),
    (15.58, 94.0, 92.0),
    (15.83, 114.0, 112.0),
    (17.58, 1049.0, 1049.0),
];

/// Fibrinogen, globulin, and whether the erythrocyte sedimentation rate is above 20 mm/h. Collett & Jemain (1985), in
/// Collett, *Modelling Binary Data* (1991), table 1.8; the data set `plasma` of R's package HSAUR.
const PLASMA: [(f64, f64, bool); 32] = [
    (2.52, 38.0, false),
    (2.56, 31.0, false),
    (2.19, 33.0, false),
    (2.18, 31.0, false),
    (3.41, 37.0, false),
    (2.46, 36.0, false),
    (3.22, 38.0, false),
    (2.21, 37.0, false),
    (3.15, 39.0, false),
    (2.60, 41.0, false),
    (2.29, 36.0, false),
    (2.35, 29.0, false),
    (5.06, 37.0, true),
    (3.34, 32.0, true),
    (2.38, 37.0, true),
    (3.15, 36.0, false),
    (3.53, 46.0, true),
    (2.68, 34.0, false),
    (2.60, 38.0, false),
    (2.23, 37.0, false),
    (2.88, 30.0, false),
    (2.65, 46.0, false),
    (2.09, 44.0, true),
    (2.28, 36.0, false),
    (2.67, 39.0, false),
    (2.29, 31.0, false),
    (2.15, 31.0, false),
    (2.54, 28.0, false),
    (3.93, 32.0, true),
    (3.34, 30.0, false),
    (2.99, 36.0, false),
    (3.32, 35.0, false),
];

fn plasma() -> Vec<Group> {
    PLASMA.iter().map(|(fib, glob, high)| group(&[*fib, *glob], 1.0, f64::from(u8::from(*high)))).collect()
}

fn predicted(groups: &[Group], fit: &Fit) -> Vec<Predicted> {
    let one = |group: &Group| {
        let log_odds = log_odds(&fit.coefficients, &group.x);
        Predicted { log_odds, probability: probability(log_odds), people: group.people, events: group.events }
    };
    groups.iter().map(one).collect()
}

/// Grouped data. R's `glm(cbind(Menarche, Total - Menarche) ~ Age, binomial)` prints −21.22639 (0.77068) and 1.63197
/// (0.05895); Venables & Ripley, *Modern Applied Statistics with S* (4th ed. 2002), section 7.2. R's standard errors
/// are of its step before the last; statsmodels' GLM, led to 10⁻¹⁴, gives 0.77068588 and 0.05895317.
#[test]
fn menarche_is_fitted_as_published() {
    let groups: Vec<Group> = MENARCHE.iter().map(|(age, all, some)| group(&[*age], *all, *some)).collect();
    let fitted = fit(&groups, 1, 0.0).unwrap();
    assert!((fitted.coefficients[0] + 21.226_39).abs() < 5e-6, "{:?}", fitted.coefficients);
    assert!((fitted.coefficients[1] - 1.631_97).abs() < 5e-6);
    for (at, by_r, by_statsmodels) in [(0, 0.770_68, 0.770_685_88), (1, 0.058_95, 0.058_953_17)] {
        let own = error(&fitted, at);
        assert!((own - by_r).abs() < 1e-5 && (own - by_statsmodels).abs() < 5e-9, "{own}");
    }
}

/// Individual data. Everitt & Hothorn, *A Handbook of Statistical Analyses Using R* (2006), section 6.3.1: R prints
/// −12.7921 (5.7963), 1.9104 (0.9710) and 0.1558 (0.1195), and the residual deviance 22.971; R's
/// standard errors are of its step before the last. statsmodels' Logit, led to 10⁻¹⁴, gives those of the second column.
#[test]
fn plasma_is_fitted_as_published() {
    let fitted = fit(&plasma(), 2, 0.0).unwrap();
    for (at, coefficient, by_r, by_statsmodels) in [
        (0, -12.7921, 5.7963, 5.796_421_18),
        (1, 1.9104, 0.9710, 0.970_998_24),
        (2, 0.1558, 0.1195, 0.119_538_17),
    ] {
        let own = error(&fitted, at);
        assert!((fitted.coefficients[at] - coefficient).abs() < 5e-5, "{:?}", fitted.coefficients);
        assert!((own - by_r).abs() < 2e-4 && (own - by_statsmodels).abs() < 6e-9, "{own}");
    }
    assert!((-2.0 * fitted.log_likelihood - 22.971).abs() < 5e-4);
}

/// By hand: at ±1 stand 100 people each, of whom 80 and 20. By symmetry the intercept is 0, and the slope b is where
/// 2·(80 − 100·σ(b)) = λ·b. With σ(1) = 1/(1 + 1/e) = 0.731058578630, b = 1 for λ = 160 − 146.211715726.
#[test]
fn a_ridge_stands_where_its_equation_says() {
    let groups = [group(&[1.0], 100.0, 80.0), group(&[-1.0], 100.0, 20.0)];
    let fitted = fit(&groups, 1, 160.0 - 146.211_715_726_000_97).unwrap();
    assert_relative_eq!(fitted.coefficients[1], 1.0, max_relative = 1e-10);
    assert!(fitted.coefficients[0].abs() < 1e-10);
    // The penalty is on standard deviations: the same people at 0 and 10 have a fifth of the slope.
    let wider = [group(&[10.0], 100.0, 80.0), group(&[0.0], 100.0, 20.0)];
    let fitted = fit(&wider, 1, 160.0 - 146.211_715_726_000_97).unwrap();
    assert_relative_eq!(fitted.coefficients[1], 0.2, max_relative = 1e-10);
}

/// The same by other programs: scikit-learn 1.x `LogisticRegression(C=1/2)` on standardised columns gives, scaled back,
/// −8.493133164, 1.203145946 and 0.096984721; `roc_auc_score` of the fit without penalty 0.8076923; the test of Hosmer and
/// Lemeshow on statsmodels' predictions, cut into tenths by rank, 5.497024103 with p = 0.703369677 (scipy `chi2.sf`).
#[test]
fn plasma_is_penalised_and_judged_as_by_other_programs() {
    let fitted = fit(&plasma(), 2, 2.0).unwrap();
    for (at, wanted) in [-8.493_133_164, 1.203_145_946, 0.096_984_721].into_iter().enumerate() {
        assert_relative_eq!(fitted.coefficients[at], wanted, max_relative = 1e-7);
    }
    let judged = predicted(&plasma(), &fit(&plasma(), 2, 0.0).unwrap());
    assert!((area_under_curve(&judged).unwrap() - 0.807_692_3).abs() < 5e-8);
    let test = hosmer_lemeshow(&judged).unwrap();
    assert!((test.statistic - 5.497_024_103).abs() < 1e-7 && test.degrees == 8, "{test:?}");
    assert!((test.p - 0.703_369_677).abs() < 1e-8, "{}", test.p);
}

/// Cohorts drawn with known weights. An interval of 95 % holds the true weight in about 95 of 100 cohorts: of 300, at a
/// probability of 0.95, between 271 and 296 but for a chance of one in a thousand on either side (binomial: mean 285,
/// standard deviation 3.77; 271 is 3.7 below, 297 is 3.2 above), for each of three weights.
#[test]
fn true_weights_lie_in_their_intervals() {
    let truth = [-1.2, 0.6, 0.4];
    let two_sided = Level::new(0.975).unwrap().score();
    let mut held = [0_u32; 3];
    for cohort in 0..300_u64 {
        let source = Source::new(20_260_901, 7);
        let people = (0..600_u32).map(|person| {
            let draw = |part: u32| source.level(cohort, person * 3 + part);
            let x = [draw(0).score(), f64::from(u8::from(draw(1).below() < 0.3))];
            let happens = draw(2).below() < probability(log_odds(&truth, &x));
            group(&x, 1.0, f64::from(u8::from(happens)))
        });
        let fitted = fit(&people.collect::<Vec<_>>(), 2, 0.0).unwrap();
        for (at, held) in held.iter_mut().enumerate() {
            *held += u32::from((fitted.coefficients[at] - truth[at]).abs() <= two_sided * error(&fitted, at));
        }
    }
    assert!(held.iter().all(|count| (271..=296).contains(count)), "{held:?}");
}

#[test]
fn what_cannot_be_fitted_is_refused() {
    let grow: Vec<Group> =
        [-2.0, -1.0, 1.0, 2.0].map(|x| group(&[x, x * x], 5.0, if x > 0.0 { 5.0 } else { 0.0 })).into();
    assert_eq!(fit(&grow, 2, 0.0).unwrap_err(), Trouble::Perfect);
    // Whoever has the second term has the outcome: its coefficient has no end, but others' outcomes vary.
    let quasi: Vec<Group> = vec![
        group(&[0.0, 0.0], 30.0, 10.0),
        group(&[1.0, 0.0], 30.0, 15.0),
        group(&[0.0, 1.0], 10.0, 10.0),
        group(&[1.0, 1.0], 10.0, 10.0),
    ];
    assert_eq!(fit(&quasi, 2, 0.0).unwrap_err(), Trouble::Separated(1));
    assert!(fit(&quasi, 2, 1.0).is_ok(), "a ridge holds it");
    let sums: Vec<Group> = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
        .map(|(a, b)| group(&[a, b, a + b], 20.0, 5.0 + 3.0 * a + b))
        .into();
    assert_eq!(fit(&sums, 3, 0.0).unwrap_err(), Trouble::Collinear(2));
}

/// A term that is the same for all takes no part, and the rest is as without it.
#[test]
fn a_term_that_does_not_vary_has_no_weight() {
    let plain = fit(&plasma(), 2, 0.0).unwrap();
    let more: Vec<Group> =
        plasma().into_iter().map(|one| Group { x: [vec![4.0], one.x.clone()].concat(), ..one }).collect();
    let fitted = fit(&more, 3, 0.0).unwrap();
    assert_eq!(fitted.coefficients[1], 0.0);
    assert_relative_eq!(fitted.coefficients[2], plain.coefficients[1], max_relative = 1e-12);
}
