import { building, usual } from '../words/running'
import { buildChanged } from './buildChanged'
import { products } from './products'
import { withProgress } from './progress'

/** Builds these products where their sources changed, and says so while it lasts; an unchanged one says nothing. */
export const buildProducts = async (root: string, names: readonly (keyof typeof products)[]): Promise<void> => {
  await Promise.all(
    names.map(async (name) => {
      let begin = (): void => undefined
      const begun = new Promise<'begun'>((resolve) => {
        begin = () => resolve('begun')
      })
      const done = buildChanged(root, products[name], begin)
      if ((await Promise.race([begun, done])) === 'begun') await withProgress(building(name), () => done, usual(name))
    }),
  )
}
