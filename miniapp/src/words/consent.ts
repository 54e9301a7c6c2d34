/** Being told by WeChat when something happens. */
export const consentWords = {
  ask: '有进展时通知我',
  open: '开启',
  will: '会通知您',
  wont: '不通知，可随时来这里看',
  mine: '接收通知',
  left: (count: number) => `还可 ${count} 次`,
  none: '没开',
  more: '补充',
}
