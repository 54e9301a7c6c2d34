import { askTogether } from './askTogether'

/** Reads documents by id; those asked for while a question is under way share the next one. Undefined where there is none; an error is everybody's. Never inside a transaction: the answer stands outside of it. */
export function readTogether<T extends { _id: string }>(
  find: (ids: string[]) => Promise<T[]>,
): (id: string) => Promise<T | undefined> {
  return askTogether(async (ids) => new Map((await find(ids)).map((each) => [each._id, each])))
}
