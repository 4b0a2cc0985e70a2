//! Small made-up charts of every kind, in both languages, with few members and with many.

use skolpeng::base::number::{parse_exact, whole};
use skolpeng::base::{Exact, Ore};
use skolpeng::diag::Language;
use skolpeng::report::chart::{
    Band, Bar, Bars, Chart, Dot, Dots, Fan, Figure, Fitted, Join, Line, Lines, Mark, Measure, Range, Ranges,
    Stack, Stacks, StepLine, Swing, Tornado, Value, Waterfall,
};
use skolpeng::report::{Column, Kind};

const NAMES: [&str; 10] = [
    "Sjödalsgymnasiet",
    "Huddingegymnasiet",
    "Östra gymnasiet",
    "Internationella engelska gymnasieskolan Södermalm och Kungsholmen",
    "Drottning Blankas gymnasieskola Stockholm Kungsholmen",
    "ABB Industrigymnasium",
    "Åsö",
    "Thoren Business School",
    "Nacka gymnasium",
    "S:t Eriks gymnasium",
];

/// Texts and numbers of one set of samples.
#[derive(Clone, Copy)]
pub struct Samples {
    pub language: Language,
    pub members: usize,
}

pub fn kr(kronor: i64) -> Value {
    Value::Ore(Ore::from_whole(kronor * 100))
}

pub fn exact(text: &str) -> Exact {
    parse_exact(text).unwrap()
}

impl Samples {
    pub fn all(self) -> Vec<Chart> {
        vec![
            self.bars(),
            self.stacks(),
            self.dots(),
            self.fan(),
            self.tornado(),
            self.waterfall(),
            self.curve(),
            self.cliff(),
            self.ranges(),
        ]
    }

    fn say(self, swedish: &str, english: &str) -> String {
        match self.language {
            Language::Swedish => swedish.to_owned(),
            Language::English => english.to_owned(),
        }
    }

    pub fn chart(self, id: &str, title: (&str, &str), figure: Figure) -> Chart {
        let (title, description) =
            (self.say(title.0, title.1), self.say("Samma som titeln.", "As the title."));
        Chart { id: id.to_owned(), language: self.language, title, description, figure }
    }

    pub fn schools(self) -> Column {
        Column::new("school", self.say("Skola", "School"), Kind::Text)
    }

    pub fn change(self) -> Measure {
        Measure::new("change", self.say("Förändring", "Change"), "kr", Kind::Change)
    }

    /// A name, with a number where names come again.
    fn name(index: usize) -> String {
        let name = NAMES[index % NAMES.len()];
        if index < NAMES.len() { name.to_owned() } else { format!("{name} {}", index / NAMES.len() + 1) }
    }

    /// Falls from about 9 million to about −8 million, steeply at both ends.
    fn change_of(self, index: usize) -> i64 {
        let last = i64::try_from(self.members.max(2)).unwrap() - 1 - i64::from(self.members > 20) * 6;
        let centred = (last - 2 * i64::try_from(index).unwrap()) * 1000 / last;
        centred * centred * centred / 125 + centred * 700 + 123_456
    }

    pub fn bars(self) -> Chart {
        let hidden = (self.members / 5).min(6);
        let bar = |index| Bar::new(Self::name(index), kr(self.change_of(index)));
        let mut bars: Vec<Bar> = (0..self.members - hidden).map(bar).collect();
        bars.extend((self.members - hidden..self.members).map(|i| Bar::new(Self::name(i), Value::Hidden)));
        let title = (
            "Sex av tio skolor får mer, men de två största på Södertörn förlorar tillsammans 12 miljoner kr",
            "Six of ten schools get more, but the two largest lose 12 million kr together",
        );
        self.chart(
            "bars",
            title,
            Figure::Bars(Bars { members: self.schools(), measure: self.change(), bars }),
        )
    }

    pub fn stacks(self) -> Chart {
        let parts = [
            ("base", "Grundbelopp", "Base amount"),
            ("ses", "Socioekonomiskt tillägg", "Socio-economic supplement"),
            ("small", "Småskoletillägg", "Small-school supplement"),
            ("rent", "Lokaler", "Premises"),
        ];
        let parts = parts.map(|(id, sv, en)| (id.to_owned(), self.say(sv, en))).into();
        let bars = (0..self.members).map(|index| {
            let size =
                i64::try_from(self.members - index).unwrap() * 40 / i64::try_from(self.members).unwrap();
            let mut values =
                vec![kr(2_000_000 + size * 1_500_000), kr(size * size * 12_000), kr(0), kr(1_700_000)];
            if index % 3 == 1 {
                values[2] = kr(900_000);
            }
            if index == 2 {
                values[1] = Value::Hidden;
            }
            Stack { label: Self::name(index), values }
        });
        let measure = Measure::new("paid", self.say("Betalas", "Paid"), "kr", Kind::Money);
        let title = (
            "Det socioekonomiska tillägget är en fjärdedel av pengarna på den största skolan",
            "The socio-economic supplement is a quarter of the money of the largest school",
        );
        let stacks = Stacks { members: self.schools(), measure, parts, bars: bars.collect() };
        self.chart("stacks", title, Figure::Stacks(stacks))
    }

    pub fn dots(self) -> Chart {
        let dots = (0..self.members).map(|index| {
            let i = i64::try_from(index).unwrap();
            let need = 80 + (i * 37) % 91;
            let noise = (i * 7919) % 1400 - 700;
            let size = 20 + (i * i * 31) % 1500;
            let group = if i % 3 == 0 {
                self.say("Fristående", "Independent")
            } else {
                self.say("Kommunal", "Municipal")
            };
            Dot {
                label: Self::name(index),
                x: Value::Number(Exact::new(need.into(), 100.into())),
                y: if index == 4 { Value::Hidden } else { Value::Number(whole((need - 110) * 60 + noise)) },
                size: Some(Value::Number(whole(size))),
                group: Some(group),
            }
        });
        let figure = Figure::Dots(Dots {
            members: self.schools(),
            x: Measure::new("need", self.say("Behovsindex", "Need index"), "", Kind::Ratio),
            y: Measure::new(
                "change",
                self.say("Förändring per elev", "Change per student"),
                "kr",
                Kind::PerHeadChange,
            ),
            size: Some(Measure::new("students", self.say("elever", "students"), "", Kind::Count)),
            dots: dots.collect(),
            line: Some(Fitted {
                label: self.say(
                    "60 kr mer för varje hundradel av index",
                    "60 kr more for each hundredth of the index",
                ),
                from: (exact("0.8"), whole(-1800)),
                to: (exact("1.7"), whole(3600)),
            }),
        });
        let title =
            ("Skolor med större behov får mer per elev", "Schools with greater need get more per student");
        self.chart("dots", title, figure)
    }

    pub fn fan(self) -> Chart {
        let band = |year: i64| {
            let at = |points: i64| kr(812_000_000 + year * 14_000_000 + year * points * 300_000);
            let label = (2026 + year).to_string();
            Band { label, p5: at(-42), p25: at(-16), median: at(0), p75: at(18), p95: at(49) }
        };
        let years = i64::try_from(self.members.min(10)).unwrap();
        let line = StepLine {
            id: "budget".into(),
            label: self.say("Budgetram", "Budget frame"),
            values: (0..years).map(|year| kr(815_000_000 + year * 16_000_000)).collect(),
        };
        let fan = Fan {
            steps: Column::new("year", self.say("År", "Year"), Kind::Text),
            measure: Measure::new("cost", self.say("Kostnad", "Cost"), "kr", Kind::Money),
            bands: (0..years).map(band).collect(),
            lines: vec![line],
        };
        let title = (
            "Ramen räcker i tre fall av fyra till och med 2030",
            "The frame suffices in three cases of four",
        );
        self.chart("fan", title, Figure::Fan(fan))
    }

    pub fn tornado(self) -> Chart {
        let inputs = [
            ("Antal elever", "Students", 790, 838, "−3 %", "+3 %"),
            (
                "Prisökning inom gymnasiet enligt SKR:s prognos för hela perioden",
                "Price rise",
                801,
                827,
                "2 %",
                "4 %",
            ),
            ("Andel på yrkesprogram", "Share in vocational programmes", 809, 818, "30 %", "36 %"),
            ("Två nya skolor", "Two new schools", 815, 820, "1", "2"),
            ("Hyra", "Rent", 814, 813, "0 %", "1 %"),
        ];
        let swings = (0..self.members.min(60)).map(|index| {
            let (sv, en, low, high, below, above) = inputs[index % inputs.len()];
            let ends = (below.to_owned(), above.to_owned());
            let million = 1_000_000;
            Swing { label: self.say(sv, en), low: kr(low * million), high: kr(high * million), ends }
        });
        let tornado = Tornado {
            members: Column::new("input", self.say("Indata", "Input"), Kind::Text),
            measure: Measure::new("cost", self.say("Kostnad 2030", "Cost 2030"), "kr", Kind::Money),
            base: kr(813_400_000),
            base_label: self.say("Allt i mitten:", "All in the middle:"),
            swings: swings.collect(),
        };
        let title =
            ("Antalet elever avgör mer än priset", "The number of students matters more than the price");
        self.chart("tornado", title, Figure::Tornado(tornado))
    }

    pub fn waterfall(self) -> Chart {
        let step = |sv, en, tenths: i64| Bar::new(self.say(sv, en), kr(tenths * 100_000));
        let waterfall = Waterfall {
            steps: Column::new("step", self.say("Steg", "Step"), Kind::Text),
            measure: Measure::new("cost", self.say("Kostnad", "Cost"), "kr", Kind::Money),
            start: step("Budget 2026", "Budget 2026", 8124),
            changes: vec![
                step("Fler elever", "More students", 312),
                step("Uppräkning av priser", "Prices", 187),
                step("Färre på yrkesprogram", "Fewer in vocational programmes", -94),
                step("Ny modell för socioekonomiskt tillägg", "New model", 0),
                step("Effektivisering", "Savings", -120),
            ],
            end: step("Budget 2027", "Budget 2027", 8409),
        };
        let title = (
            "Fler elever och högre priser ger 28,5 miljoner kr mer",
            "More students and prices add 28.5 million kr",
        );
        self.chart("waterfall", title, Figure::Waterfall(waterfall))
    }

    pub fn curve(self) -> Chart {
        let lines = [("all", "Alla skolor", "All schools", 3), ("small", "Små skolor", "Small schools", 5)];
        let line = |(id, sv, en, slope): (&str, &str, &str, i64)| {
            let at = |share: i64| {
                let y = Exact::new((1000 - slope * share * (20 - share) / 2).into(), 1000.into());
                (Exact::new(share.into(), 100.into()), Value::Number(y))
            };
            let points = (0..=12).map(at).collect();
            Line { id: id.into(), label: self.say(sv, en), join: Join::Straight, points }
        };
        let figure = Lines {
            x: Measure::new("share", self.say("Andel efter behov", "Share by need"), "", Kind::Share),
            y: Measure::new(
                "reach",
                self.say("Andel som får minst dagens belopp", "Share that gets at least today's amount"),
                "",
                Kind::Share,
            ),
            lines: lines.map(line).into(),
            marks: vec![Mark { label: self.say("Idag", "Today"), x: exact("0.04"), y: exact("0.904") }],
        };
        let title = (
            "Varje procentenhet efter behov kostar de små skolorna mest",
            "Each point by need costs small schools most",
        );
        self.chart("curve", title, Figure::Lines(figure))
    }

    pub fn ranges(self) -> Chart {
        let range = |index: usize| {
            let at = i64::try_from(index).unwrap();
            let middle = 900_000 - 330_000 * (at % 5) - 7_000 * at;
            let wide = 20_000 + 40_000 * (at % 3);
            let percentiles = [middle - 2 * wide, middle - wide, middle + wide, middle + 3 * wide].map(kr);
            let hidden = index == self.members - 1 && self.members > 2;
            let (mean, percentiles) = match hidden {
                true => (Value::Hidden, std::array::from_fn(|_| Value::Hidden)),
                false => (kr(middle), percentiles),
            };
            Range { label: NAMES[index % NAMES.len()].to_owned(), mean, percentiles }
        };
        let ranges = Ranges {
            members: Column::new("school", self.say("Skola", "School"), Kind::Text),
            measure: Measure::new("change", self.say("Förändring", "Change"), "kr", Kind::Change),
            ranges: (0..self.members).map(range).collect(),
        };
        let title = ("Säkert mer till 2 skolor", "Surely more to 2 schools");
        self.chart("ranges", title, Figure::Ranges(ranges))
    }

    pub fn cliff(self) -> Chart {
        let points = [(180, 12), (200, 18), (215, 18), (230, 26), (260, 26), (290, 31), (320, 31)];
        let points = points.map(|(x, y)| (whole(x), Value::Number(whole(y * 1000)))).into();
        let figure = Lines {
            x: Measure::new("merit", self.say("Meritvärde", "Merit value"), "", Kind::Count),
            y: Measure::new(
                "each",
                self.say("Tillägg per elev", "Supplement per student"),
                "kr",
                Kind::PerHead,
            ),
            lines: vec![Line { id: "rule".into(), label: String::new(), join: Join::Step, points }],
            marks: vec![Mark {
                label: self.say("8 000 kr på en poäng", "8,000 kr on one point"),
                x: whole(230),
                y: whole(26_000),
            }],
        };
        let title = ("En poäng mer kan ge 8 000 kr", "One point more can give 8,000 kr");
        self.chart("cliff", title, Figure::Lines(figure))
    }
}
