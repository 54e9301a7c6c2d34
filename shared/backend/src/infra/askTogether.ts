import { askEach } from './askEach'

/** Keys one question carries unless said otherwise. */
const mostKeys = 256

/** Asks for what belongs to a key; those asked for while a question is under way share the next one, each key once. Undefined where there is nothing; an error is everybody's. */
export const askTogether = <V>(
  ask: (keys: string[]) => Promise<ReadonlyMap<string, V>>,
  most = mostKeys,
): ((key: string) => Promise<V | undefined>) =>
  askEach<string, V | undefined>(async (keys) => {
    const answers = await ask([...new Set(keys)])
    return keys.map((key) => answers.get(key))
  }, most)
