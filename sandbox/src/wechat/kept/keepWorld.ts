import type { KeepIn } from '../types'
import type { World } from '../world'
import { keepChats } from './chatFile'
import { keepPeople } from './peopleFile'

/** Keeps what the phones show and who follows whom over restarts; `touch` says that something may have changed, `close` writes what still waits. */
export type Keeper = { touch: () => void; close: () => Promise<void> }

/** Takes up what this folder holds, and keeps it up to date. */
export function keepWorld(world: World, { folder, unreadable }: KeepIn): Keeper {
  const people = keepPeople(world, folder, unreadable)
  const chats = keepChats(world, folder, unreadable)
  const close = async () => {
    people.close()
    await chats.close()
  }
  return { touch: people.touch, close }
}
