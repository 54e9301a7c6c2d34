import type { DeliveryMode, FakeAccount } from './types'
import { ControlError, type World } from './world'

/** Which app an id and secret belong to: an account, the mini-program, or none. */
export function appOf(world: World, appId: string | null): { secret: string; account?: FakeAccount } | undefined {
  if (appId === world.options.miniappId) return { secret: world.options.miniappSecret }
  const account = [...world.accounts.values()].find((one) => one.appId === appId)
  return account && { secret: account.secret, account }
}

/** The account of an app, if it is one. */
export const accountOfApp = (world: World, appId: string | undefined) => appOf(world, appId ?? null)?.account

/** The account of this key or app id; ControlError when there is none. */
export function accountByKey(world: World, key: string): FakeAccount {
  const account = world.accounts.get(key) ?? accountOfApp(world, key)
  if (!account) throw new ControlError('no such account')
  return account
}

/** Changes how an account's callbacks are sealed, as its console would. */
export function setMode(world: World, accountKey: string, mode: DeliveryMode): boolean {
  const account = world.accounts.get(accountKey)
  if (account) account.mode = mode
  return account !== undefined
}
