import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { RosterModel } from '@jinlin/backend/dispatch/RosterModel'
import { type Staff, StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { StaffEntryModel } from '@jinlin/backend/people/StaffEntryModel'
import { openidKey, type User, UserModel } from '@jinlin/backend/people/UserModel'
import { type Area, AreaModel } from '@jinlin/backend/places/AreaModel'
import { areasChanged } from '@jinlin/backend/places/areaSet'
import { BuildingModel } from '@jinlin/backend/register/BuildingModel'
import { DwellingModel } from '@jinlin/backend/register/DwellingModel'
import { EstateModel } from '@jinlin/backend/register/EstateModel'
import { HouseholdModel } from '@jinlin/backend/register/HouseholdModel'
import { type Resident, ResidentModel } from '@jinlin/backend/register/ResidentModel'
import { type Road, RoadModel } from '@jinlin/backend/register/RoadModel'
import { blindIndex, seal } from '@jinlin/backend/register/vault'
import { postsIn } from '@jinlin/domain/people/workRoles'
import { point } from '@jinlin/domain/places/geo'
import { accountPlans, type TownAccount } from './accounts'
import type { TownArea } from './makeAreas'
import type { TownResident } from './makeHouseholds'
import type { TownRoad } from './makeRoads'
import type { Town } from './makeTown'
import { papersFor } from './papersFor'
import type { TownPerson } from './people'
import { staffEntries } from './staffEntries'
import { putAll } from './store'
import { writeGroups } from './writeGroups'

const madeUp = true as const
const at = ({ lng, lat }: { lng: number; lat: number }) => point(lng, lat)
const withoutId = <T extends { id: string }>({ id, ...rest }: T) => ({ _id: id, ...rest, madeUp })

/** Writes the whole town through the models of the backend; `appIds` = the mini-program under `mini`, the accounts under their keys. */
export async function writeTown(town: Town, appIds: Record<string, string>, now: Date): Promise<void> {
  await putAll(AreaModel, town.areas.map(areaRecord))
  await areasChanged()
  await putAll(
    UserModel,
    town.people.map((person) => userRecord(person, appIds, now)),
  )
  await putAll(
    StaffModel,
    town.people.filter(works).map((person) => staffRecord(person, now)),
  )
  await putAll(StaffEntryModel, staffEntries(town.people, now))
  await putAll(
    RosterModel,
    Object.entries(town.rosters).map(([_id, userIds]) => ({ _id, userIds })),
  )
  await writeRegister(town)
  await writeGroups(town.groups, now)
}

async function writeRegister({ roads, estates, buildings, dwellings, households, residents }: Town): Promise<void> {
  await putAll(RoadModel, roads.map(roadRecord))
  await putAll(
    EstateModel,
    estates.map((estate) => ({ ...withoutId(estate), center: at(estate.center) })),
  )
  await putAll(
    BuildingModel,
    buildings.map((building) => ({ ...withoutId(building), point: at(building.point) })),
  )
  await putAll(
    DwellingModel,
    dwellings.map((door) => ({ ...withoutId(door), point: at(door.point), qr: `JL-${door.id}` })),
  )
  await putAll(HouseholdModel, households.map(withoutId))
  await putAll(ResidentModel, residents.map(residentRecord))
}

/** Puts the public accounts in, their keys sealed; runs at every start, since the keys are the starter's. */
export async function writeAccounts(accounts: readonly TownAccount[]): Promise<void> {
  const records = accounts.map((account) => {
    const plan = accountPlans.find(({ key }) => key === account.key)
    if (!plan) throw new RangeError(`no plan for the account ${account.key}`)
    const { key, appId, originalId, mode } = account
    const sealed = (field: 'secret' | 'token' | 'encodingAesKey') =>
      seal(account[field], { collection: 'accounts', id: key, field })
    const keys = { secret: sealed('secret'), token: sealed('token'), encodingAesKey: sealed('encodingAesKey') }
    return {
      _id: key,
      name: plan.name,
      areaPath: plan.areaPath,
      appId,
      originalId,
      mode,
      madeUp,
      ...keys,
      ...plan.channels,
    }
  })
  await putAll(AccountModel, records)
}

function areaRecord({ code, ring, center, parentCode, ...area }: TownArea): Area {
  return {
    _id: code,
    ...area,
    ...(parentCode ? { parentCode } : {}),
    ...(ring ? { polygon: { type: 'Polygon', coordinates: [ring] } } : {}),
    ...(center ? { center: point(...center) } : {}),
  }
}

const roadRecord = ({ id, line: coordinates, ...road }: TownRoad): Road => ({
  _id: id,
  ...road,
  line: { type: 'LineString', coordinates },
  madeUp,
})

function userRecord(person: TownPerson, appIds: Record<string, string>, now: Date): User {
  const { key, name, grants, unionid, dwellingId } = person
  const openids = Object.entries({ mini: person.openid, ...person.accountOpenids }).flatMap(([app, openid]) => {
    const appId = appIds[app]
    return appId ? [openidKey(appId, openid)] : []
  })
  const phone = seal(person.phone, { collection: 'users', id: key, field: 'phone' })
  const user = { _id: key, name, phone, openids, unionid, grants, status: 'active' as const, createdAt: now, madeUp }
  return dwellingId ? { ...user, dwellingId } : user
}

const works = (person: TownPerson) => postsIn(person.grants).length > 0

function staffRecord(person: TownPerson, now: Date): Staff {
  const { key, name, skills, rating, point: home } = person
  const posts = postsIn(person.grants)
  return { _id: key, name, posts, skills, certificates: papersFor(skills, now), onDuty: true, rating, home: at(home) }
}

function residentRecord({ id, sex: _, key: __, ...resident }: TownResident): Resident {
  const { householdId, dwellingId, areaPath, name, idNumber, phone, userId } = resident
  const sealed = (field: string, plain: string) => seal(plain, { collection: 'residents', id, field })
  return {
    _id: id,
    householdId,
    dwellingId,
    areaPath,
    name: sealed('name', name),
    nameIndex: blindIndex('name', name),
    idNumber: sealed('idNumber', idNumber),
    idIndex: blindIndex('idNumber', idNumber),
    ...(phone ? { phone: sealed('phone', phone), phoneIndex: blindIndex('phone', phone) } : {}),
    ...(userId ? { userId } : {}),
    madeUp,
  }
}
