import type { HomeRelation } from '@jinlin/domain/groups/home'

/** R9: binding a home. */
export const bindWords = {
  title: '绑定住址',
  scan: '扫楼栋码',
  scanHint: '在单元门口的墙上',
  badCode: '没认出来，换个角度再扫',
  badCodeHere: '没认出来，自己选一下楼',
  choose: '自己选楼',
  chooseHint: '按小区名找',
  nameHint: '小区名开头的字',
  noEstate: '没有这样开头的小区',
  found: '找到',
  door: '您住哪一户',
  noDoor: '不选也行',
  noDoors: '这个单元还没登记门牌，先绑到单元',
  who: '我是',
  relations: { owner: '房主', family: '家人', tenant: '租客' } satisfies Record<HomeRelation, string>,
  bind: '绑定',
  binding: '绑定中',
  why: '绑定后上报不用再说地址，只有本社区工作人员能看到',
  notNow: '先不绑',
  again: '换一个单元',
  otherEstate: '换一个小区',
  done: '已绑定住址',
  toCheck: '已绑定，网格长上门时核实',
  building: (number: string) => `${number} 号楼`,
  entrance: (number: string) => `${number} 单元`,
}

/** R8: the group of the own building. */
export const groupWords = {
  title: '楼栋群',
  steward: (name: string) => `楼道长 ${name}`,
  use: '通知、互助、反映事情',
  join: '加入楼栋群',
  how: '长按图片，前往群聊',
  howWeb: '用微信扫这张码，或长按识别',
  fallback: '不能直接加入时：',
  forHome: '家人要进群，扫这张码：',
  daysLeft: (days: number) => `还有 ${days} 天有效`,
  over: '这张码过期了，已告诉楼道长',
  overAsk: '码过期了',
  ask: '请楼道长换码',
  asked: '换好就能进',
  noCode: '楼道长还没放群二维码',
  joined: (day: string) => `已加入：${day}`,
  isIn: '已加入',
  notBound: '先绑定住址，才知道您是哪栋楼',
  scanHome: '扫楼栋码',
  bindHome: '绑定住址',
  none: '您这栋楼还没有群',
  pickDoor: '还没选门牌，选一下',
}

/** The own phone number, where it is asked for. */
export const phoneWords = {
  label: '手机号（选填）',
  kept: (masked: string) => `手机号 ${masked}`,
  fill: '一键填写',
  filling: '填写中',
  forget: '不留了',
  refused: '没留手机号，其他照常',
}
