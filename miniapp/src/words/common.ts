/** Words that stand on more than one page. */
export const common = {
  app: '近邻',
  tabs: { home: '首页', report: '上报', tasks: '任务', orders: '接单', cases: '事项', me: '我的' },
  pages: { case: '事项', callOut: '叫人上门', place: '选地点', news: '消息' },
  locationUse: '用来把事情派给最近的人',
  noAnswer: '没连上，点这里再试',
  offline: (waiting: number) =>
    waiting > 0 ? `没网，有网自动发送（待发送 ${waiting} 条）` : '没网，能继续用，有网自动发送',
  waiting: (count: number) => `待发送 ${count} 条，有网自动发`,
  queued: '待发送',
  changed: '刚有变化，已更新',
  notYours: '这件事不在您的查看范围',
  onlyWechat: '请在微信里打开近邻',
  loading: '正在取',
  back: '返回',
  close: '关闭',
  cancel: '不了',
  send: '发送',
  seeAll: '看全部',
  elderOn: '已按您的微信字号换成长辈版',
  bigOn: '已按您的微信字号换成大字',
  undoSize: '换回',
}
