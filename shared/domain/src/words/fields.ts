/** What people call the fields of a request. */
const fieldWords: Readonly<Record<string, string>> = {
  category: '类别',
  point: '位置',
  lng: '位置',
  lat: '位置',
  datum: '位置',
  dwellingId: '住址',
  placeText: '地点',
  words: '内容',
  note: '备注',
  line: '评语',
  reason: '原因',
  stars: '评分',
  until: '日期',
  person: '人员',
  to: '人员',
  userIds: '值班名单',
  department: '科局',
  into: '要并入的事项',
  attachmentIds: '照片',
  attachments: '照片',
  file: '照片',
  phase: '照片',
  undoSeconds: '撤销时间',
  tappedAt: '上报时间',
  sentAt: '上报时间',
  command: '操作',
  version: '版本',
  code: '登录码',
  qr: '楼栋码',
  phone: '手机号',
  phoneCode: '手机号',
  areaPath: '区域',
  skills: '专长',
  on: '在岗状态',
  state: '状态',
  area: '区域',
  role: '角色',
  cursor: '页码',
  limit: '每页条数',
  entranceId: '楼栋单元',
  relation: '身份',
  name: '名称',
  kind: '方式',
  estateId: '小区',
  buildingId: '楼栋',
  stewardId: '楼道长',
  attachmentId: '照片',
  chatIds: '群',
  corpKey: '企业',
  settled: '办结',
}

/** The sentence for a field that was filled in wrongly, by the last part of its path (`point.lng`) that has a name. */
export function invalidSentence(field?: string): string {
  const name = field
    ?.split('.')
    .map((part) => (Object.hasOwn(fieldWords, part) ? fieldWords[part] : undefined))
    .findLast(Boolean)
  return name ? `「${name}」没填对，改一下再发。` : '有一项没填对，改一下再发。'
}
