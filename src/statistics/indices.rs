//! First-order and total indices of an input, with standard errors, from sums over base samples.
//!
//! With f(A), f(B), f(Aᵢ) the results of a base sample, dᵢ = f(Aᵢ) − f(A), and V the variance of all f(A) and f(B):
//! - first order Sᵢ = mean(f(B)·dᵢ)/V (Saltelli et al. 2010, table 2, b), f(B) less the mean;
//! - total Tᵢ = mean(dᵢ²)/2V (M. J. W. Jansen, "Analysis of variance designs for model output", 1999).
//!
//! Both are smooth functions of means, so their standard errors follow from the covariances of what is averaged (the
//! delta method): A. Janon, T. Klein, A. Lagnoux, M. Nodet, C. Prieur, "Asymptotic normality and efficiency of two Sobol
//! index estimators", ESAIM: Probability and Statistics 18 (2014) 342–364. All that needs is sums.

/// A number known from a sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// By how much it would typically differ with other samples.
    pub standard_error: f64,
}

impl Estimate {
    /// The numbers that the true value lies between in 95 samples of 100: 1.96 standard errors to either side.
    #[must_use]
    pub fn interval(&self) -> (f64, f64) {
        let half = 1.959_963_984_540_054 * self.standard_error;
        (self.value - half, self.value + half)
    }
}

/// How much of a result's variance is owed to one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    /// The share that would go if the input were known: what it does by itself. A sample's estimate may be below 0.
    pub first: Estimate,
    /// The share that would stay if all others were known: what it does by itself and together with others.
    pub total: Estimate,
}

/// Sums over base samples of s = f(A) + f(B), q = f(A)² + f(B)², and their products.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Moments {
    count: f64,
    s: f64,
    q: f64,
    ss: f64,
    sq: f64,
    qq: f64,
}

/// Sums over base samples, for one input, of d, of p = f(B)·d, of e = d², and of their products with s and q.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct InputSums {
    d: f64,
    p: f64,
    e: f64,
    dp: f64,
    pp: f64,
    ee: f64,
    ds: f64,
    dq: f64,
    ps: f64,
    pq: f64,
    es: f64,
    eq: f64,
}

impl Moments {
    pub(super) fn add(&mut self, a: f64, b: f64) {
        let (s, q) = (a + b, a * a + b * b);
        self.merge(&Self { count: 1.0, s, q, ss: s * s, sq: s * q, qq: q * q });
    }

    pub(super) fn merge(&mut self, more: &Self) {
        self.count += more.count;
        self.s += more.s;
        self.q += more.q;
        self.ss += more.ss;
        self.sq += more.sq;
        self.qq += more.qq;
    }

    /// The mean of all f(A) and f(B), less the centre.
    fn mean(&self) -> f64 {
        self.s / self.count / 2.0
    }

    pub(super) fn variance(&self) -> Option<f64> {
        let variance = self.q / self.count / 2.0 - self.mean() * self.mean();
        (self.count > 0.0).then_some(variance.max(0.0))
    }
}

/// The sums of one base sample, all values less the centre.
pub(super) fn input_sums(a: f64, b: f64, mixed: f64) -> InputSums {
    let (s, q, d) = (a + b, a * a + b * b, mixed - a);
    let (p, e) = (b * d, d * d);
    InputSums {
        d,
        p,
        e,
        dp: d * p,
        pp: p * p,
        ee: e * e,
        ds: d * s,
        dq: d * q,
        ps: p * s,
        pq: p * q,
        es: e * s,
        eq: e * q,
    }
}

impl InputSums {
    pub(super) fn merge(&mut self, more: &Self) {
        self.d += more.d;
        self.p += more.p;
        self.e += more.e;
        self.dp += more.dp;
        self.pp += more.pp;
        self.ee += more.ee;
        self.ds += more.ds;
        self.dq += more.dq;
        self.ps += more.ps;
        self.pq += more.pq;
        self.es += more.es;
        self.eq += more.eq;
    }
}

impl Indices {
    /// `None` where the result does not vary beyond what floats can tell, or without two base samples.
    pub(super) fn of(moments: &Moments, input: &InputSums) -> Option<Self> {
        let variance = moments.variance()?;
        let noise = f64::EPSILON * moments.q / moments.count;
        if moments.count < 2.0 || variance <= 8.0 * noise {
            return None;
        }
        Some(Self { first: first(moments, input, variance), total: total(moments, input, variance) })
    }
}

/// S = (mean p − μ·mean d)/V, where μ = mean s/2 and V = mean q/2 − μ².
fn first(m: &Moments, i: &InputSums, variance: f64) -> Estimate {
    let (mean, d) = (m.mean(), i.d / m.count);
    let value = (i.p / m.count - mean * d) / variance;
    let slopes =
        [1.0 / variance, -mean / variance, (value * mean - d / 2.0) / variance, -value / (2.0 * variance)];
    let sums = [i.p, i.d, m.s, m.q];
    let products = [
        [i.pp, i.dp, i.ps, i.pq],
        [i.dp, i.e, i.ds, i.dq],
        [i.ps, i.ds, m.ss, m.sq],
        [i.pq, i.dq, m.sq, m.qq],
    ];
    Estimate { value, standard_error: standard_error(&slopes, &sums, &products, m.count) }
}

/// T = mean e/2V.
fn total(m: &Moments, i: &InputSums, variance: f64) -> Estimate {
    let value = i.e / m.count / (2.0 * variance);
    let slopes = [0.5 / variance, value * m.mean() / variance, -value / (2.0 * variance)];
    let sums = [i.e, m.s, m.q];
    let products = [[i.ee, i.es, i.eq], [i.es, m.ss, m.sq], [i.eq, m.sq, m.qq]];
    Estimate { value, standard_error: standard_error(&slopes, &sums, &products, m.count) }
}

/// √(slopesᵀ · covariance · slopes/n): the standard error of a function of means with these slopes.
fn standard_error<const N: usize>(
    slopes: &[f64; N],
    sums: &[f64; N],
    products: &[[f64; N]; N],
    count: f64,
) -> f64 {
    let mut variance = 0.0;
    for ((row, slope), sum) in products.iter().zip(slopes).zip(sums) {
        for ((product, other_slope), other_sum) in row.iter().zip(slopes).zip(sums) {
            let covariance = product / count - (sum / count) * (other_sum / count);
            variance += slope * other_slope * covariance;
        }
    }
    (variance.max(0.0) / count).sqrt()
}
