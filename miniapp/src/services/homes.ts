import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import type { HomeBody } from '@jinlin/domain/groups/groupApi'
import type { PresentedBuilding, PresentedEntrance, PresentedEstate } from '@jinlin/domain/groups/presentedGroup'
import Taro from '@tarojs/taro'
import { newKey } from './newKey'
import { change } from './phone'
import { call } from './session'

type Page<T> = { items: T[]; nextCursor?: string | null }

/** Where the code on a wall is. Throws `Refused` for one nobody knows. */
export const readSign = (qr: string): Promise<PresentedEntrance> =>
  call<PresentedEntrance>({ method: 'POST', path: '/api/entrances/scan', body: { qr } })

/** An entrance by its id. */
export const loadEntrance = (id: string): Promise<PresentedEntrance> =>
  call<PresentedEntrance>({ method: 'GET', path: `/api/entrances/${encodeURIComponent(id)}` })

/** Estates whose name begins so, and the cursor of the next page. */
export async function findEstates(name: string, cursor?: string): Promise<{ items: PresentedEstate[]; next?: string }> {
  const query = [
    name && `name=${encodeURIComponent(name)}`,
    cursor && `cursor=${encodeURIComponent(cursor)}`,
    'limit=20',
  ]
  const path = `/api/estates?${query.filter(Boolean).join('&')}`
  const { items, nextCursor } = await call<Page<PresentedEstate>>({ method: 'GET', path })
  return { items, next: nextCursor ?? undefined }
}

/** The buildings of an estate with their entrances. */
export const loadBuildings = async (estateId: string): Promise<PresentedBuilding[]> =>
  (await call<Page<PresentedBuilding>>({ method: 'GET', path: `/api/estates/${estateId}/buildings` })).items

/** Binds the entrance, and the door where one is chosen; the person as they are then. */
export async function bindHome(body: HomeBody): Promise<PresentedPerson> {
  const me = await call<PresentedPerson>({ method: 'POST', path: '/api/me/home', body, key: newKey(Date.now()) })
  change({ me })
  return me
}

/** Opens the scanner; the text of the code, undefined when the person turned back. */
export const scanSign = (): Promise<string | undefined> =>
  Taro.scanCode({ scanType: ['qrCode'] }).then(
    ({ result }) => result,
    () => undefined,
  )

/** Opens the page that binds a home. */
export const openBind = (query = ''): void => void Taro.navigateTo({ url: `/pages/bind/index${query}` })
