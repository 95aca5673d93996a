/** Coefficients of Lanczos' approximation with g = 607/128 and 15 terms. Source: P. Godfrey, 2001. */
const LANCZOS = [
  0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174,
  -0.49191381609762019978, 0.33994649984811888699e-4, 0.46523628927048575665e-4,
  -0.98374475304879564677e-4, 0.15808870322491248884e-3, -0.21026444172410488319e-3,
  0.2174396181152126432e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4,
  -0.2619083840158140867e-4, 0.36899182659531622704e-5,
];

/**
 * Natural logarithm of the gamma function.
 * @throws RangeError unless x > 0
 * @example logGamma(1) // 0
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`gamma of ${x}`);
  let sum = LANCZOS[0];
  for (let i = LANCZOS.length - 1; i >= 1; i--) sum += LANCZOS[i] / (x - 1 + i);
  const t = x - 1 + 607 / 128 + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
