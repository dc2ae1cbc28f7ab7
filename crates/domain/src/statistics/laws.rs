//! The laws of probability the methods use. Γ and erfc come from `libm`; the incomplete Γ and Β functions are the
//! series and continued fractions of Abramowitz and Stegun 6.5 and 26.5; inverses are found by bisection, which is
//! slow, never diverges, and is the same on every machine (METHODS 13).

use libm::{erfc, lgamma as ln_gamma};

/// Halvings of a bisection: more than f64 can tell apart.
const HALVINGS: u32 = 200;
/// Terms of a series or fraction; the largest counts a network has need some thousands.
const MOST_TERMS: u32 = 1_000_000;
/// A fraction's denominators keep this far from zero (Lentz).
const TINY: f64 = 1e-300;

/// Lower regularised incomplete Γ: P(G ≤ x) of the Gamma law of that shape and scale 1.
fn gamma_below(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= shape + 1.0 {
        return 1.0 - gamma_fraction(shape, x);
    }
    let (mut term, mut sum, mut k) = (1.0 / shape, 1.0 / shape, shape);
    for _ in 0..MOST_TERMS {
        k += 1.0;
        term *= x / k;
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum * gamma_density(shape, x)
}

/// P(G > x) of the same law.
fn gamma_above(shape: f64, x: f64) -> f64 {
    if x < shape + 1.0 { 1.0 - gamma_below(shape, x) } else { gamma_fraction(shape, x) }
}

fn gamma_density(shape: f64, x: f64) -> f64 {
    (shape * x.ln() - x - ln_gamma(shape)).exp()
}

/// The upper tail by its continued fraction, for x ≥ shape + 1.
fn gamma_fraction(shape: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut value = d;
    for n in 1..MOST_TERMS {
        let n = f64::from(n);
        let a = n * (shape - n);
        b += 2.0;
        d = 1.0 / away(a * d + b);
        c = away(b + a / c);
        value *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value * gamma_density(shape, x)
}

/// Regularised incomplete Β at `x`.
fn beta_below(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, 1.0 - x) / b
    }
}

fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        for step in [even, odd] {
            d = 1.0 / away(1.0 + step * d);
            c = away(1.0 + step / c);
            value *= d * c;
        }
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

fn away(value: f64) -> f64 {
    if value.abs() < TINY { TINY } else { value }
}

/// P(Z > z) of the standard normal law.
pub fn normal_above(z: f64) -> f64 {
    erfc(z / std::f64::consts::SQRT_2) / 2.0
}

/// The z with P(Z ≤ z) = `p`, for 0 < p < 1.
pub fn normal_quantile(p: f64) -> f64 {
    if p < 0.5 {
        return -normal_quantile(1.0 - p);
    }
    increasing_root(1.0, |z| normal_above(z) <= 1.0 - p)
}

/// z of a two-sided interval at confidence `conf`.
pub fn two_sided_z(conf: f64) -> f64 {
    normal_quantile((1.0 + conf) / 2.0)
}

/// P(|Z| > |z|), at most 1.
pub fn normal_two_sided(z: f64) -> f64 {
    (2.0 * normal_above(z)).min(1.0)
}

/// The x with P(G ≤ x) = `p`, G of the Gamma law of that shape and scale 1.
pub fn gamma_quantile(p: f64, shape: f64) -> f64 {
    // The nearer tail keeps its digits.
    let above = |x: f64| if p > 0.5 { gamma_above(shape, x) <= 1.0 - p } else { gamma_below(shape, x) >= p };
    increasing_root(shape + 1.0, above)
}

/// P(X > x) of the χ² law with `df` degrees of freedom.
pub fn chi_squared_above(x: f64, df: f64) -> f64 {
    if x <= 0.0 { 1.0 } else { gamma_above(df / 2.0, x / 2.0) }
}

/// P(|T| > |t|) of Student's law with `df` degrees of freedom.
pub fn student_two_sided(t: f64, df: f64) -> f64 {
    beta_below(df / 2.0, 0.5, df / (df + t * t))
}

/// The t of a two-sided interval at confidence `conf`.
pub fn student_quantile(conf: f64, df: f64) -> f64 {
    increasing_root(1.0, |t| student_two_sided(t, df) <= 1.0 - conf)
}

/// ln of the number of ways to choose `k` of `n`.
pub fn ln_choose(n: f64, k: f64) -> f64 {
    ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0)
}

/// The least x ≥ 0 from which on `reached` holds; `guess` only sets the first bracket.
fn increasing_root(guess: f64, reached: impl Fn(f64) -> bool) -> f64 {
    let mut high = guess;
    while !reached(high) && high < f64::MAX / 4.0 {
        high *= 2.0;
    }
    let mut low = 0.0;
    for _ in 0..HALVINGS {
        let middle = low + (high - low) / 2.0;
        if reached(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    #[test]
    fn values_of_printed_tables() {
        near(two_sided_z(0.95), 1.959_963_984_540_054);
        near(normal_two_sided(1.959_963_984_540_054), 0.05);
        near(normal_two_sided(-1.0), 1.0);
        near(gamma_quantile(0.975, 1.0), 3.688_879_454_113_936);
        near(gamma_quantile(0.025, 1.0), 0.025_317_807_984_289_9);
        near(chi_squared_above(3.841_458_820_694_124, 1.0), 0.05);
        near(student_quantile(0.95, 10.0), 2.228_138_851_964_939);
        near(student_two_sided(2.228_138_851_964_939, 10.0), 0.05);
        near(ln_choose(52.0, 5.0), 2_598_960_f64.ln());
    }

    #[test]
    fn inverses_undo_their_laws() {
        for shape in [0.3, 1.0, 7.5, 400.0, 20_000.0] {
            for p in [0.001, 0.025, 0.5, 0.975, 0.999] {
                near(gamma_below(shape, gamma_quantile(p, shape)), p);
            }
        }
        for df in [1.0, 2.5, 30.0, 5_000.0] {
            near(student_two_sided(student_quantile(0.9, df), df), 0.1);
        }
    }
}
