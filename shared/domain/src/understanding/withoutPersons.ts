import { maskDoor } from '../people/maskDoor'
import { withoutNames } from './personNames'

const longNumber = /[0-9０-９][0-9０-９xX－ -]{4,}[0-9０-９xXＸ]/gu
/** A phone number in words, or half in words: 一三八 1234 五六七八. */
const spokenNumber = /[〇零一二两三四五六七八九幺0-9０-９](?:[\s－-]?[〇零一二两三四五六七八九幺0-9０-９]){6,}/gu
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-Z][\s·•・-]?(?=[A-Z]{0,2}[0-9])[A-Z0-9]{4,6}[挂学警港澳领]?(?![A-Z0-9])/giu
const chatName = /((?:微信|威信|薇信|QQ|扣扣|抖音|快手)(?:账号|帐号|号码|号|名|群)?[\s:：是为]*)[A-Z0-9][\w-]{4,}/giu
const named =
  /((?:我(?:叫|是|姓名)|姓名[:：]?|名叫|叫做?)\s*)(?!因|什么|怎么|这|那|说|为)\p{Script=Han}{2,3}(?=[，,。；;！!\s的]|$)/gu
const titled = /\p{Script=Han}{1,2}(?=先生|女士|小姐|阿姨|大爷|大妈|师傅|老师|书记|主任|医生|律师|经理)/gu
/** Words before a title that are no name. */
const anyone = /^(?:个|位|这|那|老|请|找|叫|区|的|有|问|物业|社区|保安|保洁|维修|班)|(?:个|位|名|的|区|安|洁|业)$/u

/** A text without what leads to somebody: phones, IDs and other long numbers, plates, names in chats, the door of an address, names people give or call others by. For training, where only the matter counts. */
export const withoutPersons = (text: string): string =>
  withoutNames(
    maskDoor(text)
      .replace(plate, '0')
      .replace(chatName, '$10')
      .replace(longNumber, '0')
      .replace(spokenNumber, '0')
      .replace(named, '$1某某')
      .replace(titled, (name) => (anyone.test(name) ? name : '某')),
  )
