/** R14: my page, the inbox and the list of my cases. */
export const me = {
  roles: '身份',
  news: '消息',
  unreadOne: '未读',
  rate: '解决了吗，去评价',
  unread: (count: number) => `${count} 条未读`,
  size: '字大小',
  sizes: { standard: '标准', big: '大', elder: '长辈版' },
  location: '定位',
  locationStates: { unasked: '用到时再问', locating: '定位中', fixed: '已开启', refused: '没开' },
  staff: '我是工作人员',
  waiting: '待发送',
  waitingCount: (count: number) => `${count} 条`,
  nothingWaiting: '都已发送',
  home: '住址',
  noHome: '还没有绑定',
  emptyNews: '还没有消息',
  skills: '专长',
  openJobs: '手上',
  openJobsOf: (open: number, cap: number) => `${open} 件，最多 ${cap} 件`,
  grid: '网格',
  scanHome: '扫楼栋码',
  and: '、',
  leftWork: (roles: string) => `您不再是${roles}，其他照常能用`,
  read: '知道了',
}

/** R5: the list of cases. */
export const casesWords = {
  open: '进行中',
  confirm: '待确认',
  all: '全部',
  empty: '还没有事项',
  emptyScope: '这里没有事项',
  goReport: '去首页上报',
  waitsForYou: '等您确认',
  more: '看更多',
}
