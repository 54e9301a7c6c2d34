import { plainNames } from './plainNames'
import { tileLabels } from './tiles'

/** Call-outs whose tile has no room for the catalogue's name; a test holds them against the catalogue, which the phone does not carry. */
const callOutNames: Readonly<Record<string, string>> = {
  H0101: '开锁换锁',
  H0102: '水暖维修',
  H0105: '管道疏通',
  H0107: '木工与家具',
  H0109: '燃气灶具维修',
  H0110: '手机电脑网络',
  H0303: '代买代办跑腿',
}

/** What a matter is called wherever it is spoken of, by its category: a report by the words of its tile, a call-out by the catalogue's name, another as neighbours call it. What is missing here is called as in the catalogue. */
export const matterNames: Readonly<Record<string, string>> = { ...plainNames, ...tileLabels, ...callOutNames }
