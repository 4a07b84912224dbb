/** Adds the gradient at `weights` to `gradient`. */
export type Gradient = (weights: Float64Array, gradient: Float64Array) => void;

const STEPS = 500;
const FINE_STEPS = 250;
const RATE = 0.3;
const FINE_RATE = 0.03;
const MOMENTUM = 0.9;
const SQUARES = 0.99;

/** Minimizes a convex function from zero by Adam; the same each time. */
export function descend(size: number, addGradient: Gradient): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const squares = new Float64Array(size);
  const gradient = new Float64Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    gradient.fill(0);
    addGradient(weights, gradient);
    const rate = step > FINE_STEPS ? FINE_RATE : RATE;
    for (let place = 0; place < size; place += 1) {
      mean[place] = MOMENTUM * mean[place]! + (1 - MOMENTUM) * gradient[place]!;
      squares[place] = SQUARES * squares[place]! + (1 - SQUARES) * gradient[place]! ** 2;
      const direction = mean[place]! / (1 - MOMENTUM ** step);
      weights[place]! -= (rate * direction) / (Math.sqrt(squares[place]! / (1 - SQUARES ** step)) + 1e-8);
    }
  }
  return weights;
}
