/** Words of the made-up town: what its people, estates and grids are called. Nobody and nothing here is real. */

/** Common surnames, the frequent ones more often. */
export const surnames = [
  ...'王王王王李李李李张张张张刘刘刘陈陈杨杨赵赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]

/** Characters of given names, for women, men and both. */
export const givenNames = {
  female: [
    ...'芳娜敏静丽艳娟霞秀玲桂英华慧莉红梅燕萍婷雪琴兰凤洁琳素云莲真环荣爱妹香月莺媛珊莎锦黛青倩婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君蕊薇菁',
  ],
  male: [
    ...'伟强磊军洋勇杰涛明超刚平辉鹏健峰亮斌波林斐宁永志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子涛昌成康星光天达安岩中茂进',
  ],
  both: [...'文晓宇思佳瑞海春建国玉金小志庆永德世荣光'],
}

/** The 19 estates of 察哈尔社区; the first one holds the homes of the story. */
export const estateNames = [
  '泉山家园',
  '察哈尔小区',
  '晨曦苑',
  '和顺里',
  '民馨佳园',
  '绿洲小区',
  '金桥花园',
  '幸福里',
  '阳光新村',
  '书香苑',
  '翠林小区',
  '康宁家园',
  '锦绣园',
  '福泽苑',
  '丰泽园',
  '广厦小区',
  '云杉里',
  '团结巷小区',
  '老电厂家属院',
]

const street = (name: string) => ({ name: `${name}街` })
const road = (name: string) => ({ name: `${name}路` })
/** The longest streets are called 大街, and 街 by who lives there. */
const avenues = ['文昌', '瑞丰', '长宁', '和安', '锦程', '广源']

/** Names of roads, by the way they lead, the long ones first. */
export const roadNames: Readonly<Record<'streets' | 'roads', { name: string; aliases?: string[] }[]>> = {
  streets: [
    ...avenues.map((name) => ({ name: `${name}大街`, aliases: [`${name}街`] })),
    ...['春晖', '秋实', '明德', '永乐', '德馨', '顺达', '安泰', '祥云', '福缘', '兴盛', '朝霞', '敬贤'].map(street),
    ...['荷香', '仁和', '聚贤', '宝昌', '金谷', '丰收', '青松', '向阳坡', '石榴', '棉纺', '机修', '粮库'].map(street),
  ],
  roads: [
    ...['白桦', '马兰', '牧歌', '松涛', '骏马', '草原', '银杏', '海棠', '丁香', '青城岭', '云岭', '霞光'].map(road),
    ...['红柳', '沙棘', '榆林', '杏花', '鸿雁', '长调', '百灵', '月亮湖', '黄花滩', '毡房', '驼铃', '麦田'].map(road),
    ...['奶茶', '皮件', '铁西', '砖窑', '水塔', '苗圃'].map(road),
  ],
}

/** 「第 3 网格」. */
export const gridName = (serial: number) => `第 ${serial} 网格`

/** Labels of a building, an entrance and a door as people say them. */
export const buildingName = (serial: number) => `${serial} 号楼`
export const entranceName = (serial: number) => `${serial} 单元`

/** Names of the accounts of the district, of the story's community and of the city. */
export const accountNames = {
  main: '12111 集宁区一键上报',
  community: '察哈尔社区邻里',
  city: '乌兰察布 12111',
} as const
/** The account of a community, by the community's name. */
export const communityAccountName = (community: string) => `${community}邻里`

/** Names of the people of the story, by their key: the same in every town. Nobody real is meant. */
export const storyNames = {
  resident: '陈桂芳',
  neighbour: '赵文彬',
  stranger: '孙晓丽',
  leader: '王志强',
  leader2: '韩美兰',
  plumber: '李建国',
  locksmith: '周永胜',
  electrician: '吴海涛',
  steward: '郑秀英',
  clerk: '刘思雨',
  secretary: '高永明',
  street: '马瑞林',
  dispatcher: '杨晓辉',
  department: '冯国栋',
  organisation: '曹静怡',
  admin: '董宁远',
  security: '萧立新',
  auditor: '程素云',
  party_member: '许德贵',
} as const

/** Somebody on the list of staff who has not joined yet. */
export const awaitedNames = { steward: '白玉兰' } as const

/** What groups are called: of an entrance or a building, and of a grid. */
export const groupNames = {
  home: (estate: string, where: string) => `${estate} ${where} 邻里群`,
  grid: (grid: string) => `${grid} 邻里群`,
} as const

/** The WeCom enterprise whose customer groups are the district's. */
export const corpName = '集宁区邻里服务'

/** Why a district's numbers have one more version, of the 快时钟: so many times as fast as real time. */
export const fastClock = (speed: number): string => (speed === 1 ? '快时钟关了' : `快时钟开了，快 ${speed} 倍`)
