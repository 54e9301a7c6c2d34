const han = '\\p{Script=Han}'
/** Surnames that are hardly ever anything else: any one or two characters make a name of them. */
const surname =
  '(?:欧阳|上官|司马|诸葛|[王李张刘陈杨赵吴周徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈曾彭吕苏卢蒋蔡贾魏薛阎闫潘杜戴汪姜范姚谭廖邹陆郝崔邱秦顾侯邵孟尹黎乔赖龚葛祁聂焦柴])'
/** Surnames that are words as well (高、马、石 …): a name only with characters that people are called by. */
const wordSurname = '[高林何黄马于程许叶丁任方石熊金孔白康毛江史万雷龙汤易常武贺文钱段余夏钟田安柳云包宁苗]'
const given =
  '[伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国玉兰红梅海燕春志斌彬鹏波辉宇晓雪琳佳欣怡梓涵轩浩然博思俊凯飞峰凤莲珍荣贵福祥德忠义富财宝柱铁喜庆祖永顺民权学兵才良善仁智信淑惠慧洁莹倩婷颖琴瑞香萍翠巧芬菊娥爱素珠玲嘉诚清亮胜旺栋梁晨阳]'
/** Ordinary words and places that begin like a name. */
const noName =
  '张[贴挂家罗]|李[子家]|王[府家]|周[围边末一二三四五六日天期]|杨[树柳]|孙[子女]|胡[同乱说]|谢[谢意国]|曾[经多在向拨]|范[围畴]|于国|王法|钱财|高铁|董事|焦[点臭]|顾私|包涵|陈述|宁静|陆[续地]|杜绝|陈[旧年]|顾[客虑]|郑重|罗列|梁[柱上]|葛根|柴[火油]|焦[虑急]|高[峰明]|安[宁静]|文[明化]|平安|石[柱梁]|马[力上]|黄[海昏]|白[菊玉]|金[海桂]'
/** No name ends so, a place does. */
const placeEnd = '[路街巷区苑楼村镇乡院店厂站场馆口门市县旗]'
const name = `(?!${noName})(?:${surname}${han}{1,2}|${wordSurname}${given}{1,2})(?<!${placeEnd})`

/** 张建国家的狗; not 大家, 回家, 家园. */
const atHome = new RegExp(
  `${name}(?<![大人回在全一几哪那这每各我你他她自邻两多商住专厂店买卖们到])(?=家(?![园属具电用长庭政口务乡常]))`,
  'gu',
)
/** 5号楼的李秀英, where the name ends the sentence or somebody else follows. */
const introduced = new RegExp(`(?<=[是的叫找])${name}(?=[\\p{P}\\s0-9０-９和跟]|$)`, 'gu')
/** What somebody does, who was named just before. */
const doing = '[家的在把将天每总老又也都是说和跟往从不没半夜养放打骂住有到占堵乱随私搭漏装修开偷扔吵闹电手]'
/** 邻居赵铁柱半夜放音乐, 联系人：王芳. */
const called = new RegExp(
  `((?:邻居|联系人|(?<!物)业主|户主|住户|房东|租户|本人|老人)(?:[是叫为]|[:：]|\\s)*)(?:(?!${noName})(?:${surname}(?!${doing})${han}(?:(?!${doing})${han})?|${wordSurname}${given}{1,2}))(?<!${placeEnd})`,
  'gu',
)

/** A text whose names, where the words around show that they are names, are 某某. */
export const withoutNames = (text: string): string =>
  text.replace(atHome, '某某').replace(called, '$1某某').replace(introduced, '某某')
