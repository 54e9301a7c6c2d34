/** 「320 米」 below a kilometre, else 「1.2 公里」, 「4 公里」; people beside the place are 「10 米」 away, never 0. */
export function distanceText(metres: number): string {
  const rounded = Math.max(10, Math.round(metres / 10) * 10)
  return rounded < 1000 ? `${rounded} 米` : `${Number((metres / 1000).toFixed(1))} 公里`
}
