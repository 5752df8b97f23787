/** The top of the axis of a chart: the next of 1, 2 or 5 times a power of ten, from 4 upwards so that its middle is a whole number. */
export function topOfAxis(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, 1)))
  const top = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= highest) ?? highest
  return Math.max(top % 2 === 0 ? top : top * 2, 4)
}
