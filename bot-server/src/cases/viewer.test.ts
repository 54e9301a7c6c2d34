import { buildCase, buildTown } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import type { Case } from '@jinlin/domain/cases/case'
import { beforeAll, describe, expect, it } from 'vitest'
import { viewerOf } from './viewer'

useStores()
let found: Case
let town: Awaited<ReturnType<typeof buildTown>>
beforeAll(async () => {
  town = await buildTown()
  found = await buildCase(town.resident)
})

describe('the door and the numbers of a case', () => {
  it('are read by whoever reported it', () =>
    expect(viewerOf(town.resident, found)).toMatchObject({ door: true, numbers: true }))

  it('are no longer read by a reporter who withdrew: a follower who speaks for it may give their own', () => {
    const spokenFor = { ...found, speaker: town.neighbour.userId }
    expect(viewerOf(town.resident, spokenFor)).toMatchObject({ door: false, numbers: false })
  })

  it('are not read by who speaks for it either: they may still be the first reporter’s', () => {
    const spokenFor = { ...found, speaker: town.neighbour.userId }
    expect(viewerOf(town.neighbour, spokenFor)).toMatchObject({ reporter: true, door: false, numbers: false })
  })
})
