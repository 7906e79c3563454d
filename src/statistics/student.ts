/** Lanczos coefficients for the logarithm of the gamma function, g = 7. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Terms of the continued fraction; it converges in far fewer for every use here. */
const mostTerms = 300;

/**
 * The value that Student's t with so many degrees of freedom exceeds with the given probability.
 *
 * @param probability above 0 and at most 0.5, of one tail
 * @param degrees of freedom, above 0, whole or not
 */
export function studentQuantile(probability: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (upperTail(high, degrees) > probability && high < 1e9) [low, high] = [high, high * 2];
  for (let turn = 0; turn < 40; turn++) {
    const middle = (low + high) / 2;
    if (upperTail(middle, degrees) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability that Student's t exceeds `t`, for `t` of 0 or more. */
export function upperTail(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
}

/** The regularised incomplete beta function. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const direct = x < (a + 1) / (a + b + 2);
  return direct ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** The continued fraction of the incomplete beta function, by the method of Lentz. */
function betaFraction(x: number, a: number, b: number): number {
  let [c, d] = [1, 1 / away(1 - ((a + b) * x) / (a + 1))];
  let value = d;
  for (let m = 1; m <= mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    const before = value;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      value *= c * d;
    }
    if (Math.abs(value / before - 1) < 1e-14) break;
  }
  return value;
}

/** A number that may be divided by. */
function away(number: number): number {
  return Math.abs(number) < 1e-30 ? 1e-30 : number;
}

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const [first, ...others] = lanczos;
  const sum = others.reduce((total, one, index) => total + one / (x + index), first as number);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
