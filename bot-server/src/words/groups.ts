/** What the account says about groups. */
export const groupWords = {
  join: '〔加入楼栋群〕',
  none: '您这栋楼还没有群。网格长开了群，这里就能进。有事直接发给我。',
  open: (group: string, join: string) => `${group}：${join}。通知、互助、反映事情都在里面。`,
  over: (group: string, join: string) => `${group} 的群二维码过期了。点开 ${join}，请楼道长换一张。`,
} as const
