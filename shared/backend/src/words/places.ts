type Spot = { lng: number; lat: number }

/** A place somebody adds when their case has been accepted already, as a note: the address and the point, as far as they are known. */
export const placeNote = ({ text, point }: { text?: string; point?: Spot }): string => {
  const spot = point && `北纬 ${point.lat.toFixed(5)}，东经 ${point.lng.toFixed(5)}`
  return `补充位置：${[text, spot].filter(Boolean).join('，')}`
}
