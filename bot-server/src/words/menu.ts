/** The words on the account's menu. */
export const menuWords = {
  report: '一键上报',
  services: '邻里服务',
  locksmith: '开锁',
  plumber: '水暖',
  electrician: '电工',
  mine: '我的',
  cases: '事项',
  group: '楼栋群',
  home: '绑定住址',
} as const
