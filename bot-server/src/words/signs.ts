/** The sign on the wall of an entrance, printed. */
export const signWords = {
  door: (building: string, entrance: string) => `${building} 号楼 ${entrance} 单元`,
  call: '微信扫一扫，家门口的事有人管',
  steps: ['绑定住址，上报不用再说在哪', '加入邻居群，通知互助都在群里', '报修、开锁、水暖，点一下就给您找人'],
  danger: '火情、煤气、打架、急病先打 119、110、120',
  footer: '近邻 · 本单元专用，坏了请找社区换一张',
} as const
