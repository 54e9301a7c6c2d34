/** R1 and R13: the home page. */
export const home = {
  lead: '哪里不对，点一下就上报',
  here: '当前位置',
  located: '已定位',
  locating: '定位中',
  boundHome: '用绑定住址',
  chosen: '已选地点',
  unknown: '还不知道您在哪',
  choose: '选地点',
  trades: '叫人上门',
  more: '更多',
  elder: '长辈版',
  standard: '标准版',
  emergency: '急事先打',
  elderEmergency: '急事打',
  numbers: ['119', '110', '120'],
  others: (count: number) => `还有 ${count} 件`,
  again: '刚刚已经上报过',
  undone: '已撤销',
  elderTiles: {
    voice: '说一说就上报',
    voiceHint: '点一下开始，再点一下完',
    photo: '东西坏了，拍一张',
    trade: '叫师傅上门',
  },
}

/** The place page, where the platform has no map to choose on. */
export const place = {
  current: '用定位',
  currentHint: '派给离您最近的人',
  home: '用绑定住址',
  map: '在地图上选',
  text: '写一个地点',
  textHint: '小区、楼号、路口都行',
  use: '用这个地点',
  refused: '没开定位，用的是绑定住址',
  refusedNoHome: '没开定位，写一个地点就行',
  missing: '还差一个地点',
}
