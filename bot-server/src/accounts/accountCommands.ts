import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { type SavedAccount, saveAccount } from '@jinlin/backend/accounts/saveAccount'
import { op } from '@jinlin/backend/infra/defineModel'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { codesOf } from '@jinlin/domain/places/area'
import { accountWords } from '../words/accounts'
import { accountMenu, type MenuPlace } from './accountMenu'
import { menuDifference } from './menuDifference'
import { readAccountFile } from './readAccountFile'

/** What a command came to: lines for the person, and whether all of it went well. */
export type Told = { lines: string[]; well: boolean }
const saved: readonly SavedAccount[] = ['added', 'changed']

/** Adds or updates the accounts of a file; with one wrong entry none is taken. */
export async function addAccounts(file: string): Promise<Told> {
  const read = readAccountFile(file)
  if ('wrong' in read) return { lines: read.wrong, well: false }
  const lines: string[] = []
  let well = true
  for (const order of read.orders) {
    const outcome = await saveAccount(order)
    lines.push(accountWords.outcome[outcome](order.key))
    well &&= saved.includes(outcome)
  }
  return { lines, well }
}

/** The district's own account, which is looked for first. */
const mainKey = 'main'

/** All accounts, one a line under the names of the columns, without a secret; the district's own first, the others by key. */
export async function listAccounts(): Promise<Told> {
  const [found, names] = await Promise.all([
    AccountModel.find({}).select('name appId areaPath mode').sort({ _id: 1 }).lean(),
    areaNames(),
  ])
  const inOrder = [...found.filter(({ _id }) => _id === mainKey), ...found.filter(({ _id }) => _id !== mainKey)]
  const rows = inOrder.map(({ _id, name, appId, areaPath, mode }) => [
    _id,
    name,
    appId,
    names.get(codesOf(areaPath).at(-1) ?? '') ?? areaPath,
    accountWords.modes[mode],
  ])
  return { lines: [accountWords.columns, ...rows].map((cells) => cells.join('\t')), well: true }
}

/** Shows what the menus at WeChat differ in from ours, and with `push` makes them ours; of those that are the same only how many. Without keys: of all accounts. */
export async function tendMenus(keys: readonly string[], push: boolean, place: MenuPlace): Promise<Told> {
  const filter = keys.length > 0 ? { _id: op({ $in: [...keys] }) } : {}
  const found = await AccountModel.find(filter).sort({ _id: 1 }).lean()
  const missing = keys.filter((key) => !found.some(({ _id }) => _id === key))
  const lines = missing.map(accountWords.unknownKey)
  let well = missing.length === 0
  let same = 0
  for (const account of found) {
    const told = await tendMenu(account, push, place)
    lines.push(...told.lines)
    well &&= told.well
    if (told.lines.length === 0) same += 1
  }
  if (found.length > 0) lines.push(accountWords.menusSame(same, found.length))
  return { lines, well }
}

/** No lines for a menu that is the same. */
async function tendMenu(
  account: Parameters<typeof accountMenu>[0] & { _id: string; appId: string },
  push: boolean,
  place: MenuPlace,
): Promise<Told> {
  const { _id: key, appId } = account
  try {
    const wechat = await wechatFor(appId)
    const wanted = accountMenu(account, place)
    const difference = menuDifference(await wechat.getMenu(), wanted)
    if (difference.length === 0) return { lines: [], well: true }
    const lines = [accountWords.menuDiffers(key), ...difference.map((line) => `  ${line}`)]
    if (!push) return { lines, well: true }
    await wechat.createMenu(wanted)
    return { lines: [...lines, accountWords.menuPushed(key)], well: true }
  } catch (error) {
    if (error instanceof WechatError) return { lines: [accountWords.menuFailed(key, error.errcode)], well: false }
    throw error
  }
}
