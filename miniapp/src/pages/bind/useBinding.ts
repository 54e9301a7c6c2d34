import type { HomeRelation } from '@jinlin/domain/groups/home'
import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import { useState } from 'react'
import { Refused } from '../../services/api'
import { say } from '../../services/go'
import { bindHome } from '../../services/homes'
import { common } from '../../words/common'
import { bindWords as words } from '../../words/group'

/** The door and what one is there, as chosen so far, and the one tap that binds them; `onDone` once the answer could be read. */
export function useBinding(entrance: PresentedEntrance, onDone: () => void) {
  const [dwellingId, setDoor] = useState(entrance.doorId)
  const [relation, setRelation] = useState<HomeRelation>()
  const [busy, setBusy] = useState(false)
  const bind = async () => {
    if (busy) return
    setBusy(true)
    try {
      const { home } = await bindHome({ entranceId: entrance.id, dwellingId, relation })
      say(home?.toCheck ? words.toCheck : words.done)
      setTimeout(onDone, 1200)
    } catch (error) {
      setBusy(false)
      say(error instanceof Refused ? error.message : common.noAnswer)
    }
  }
  return { dwellingId, setDoor, relation, setRelation, busy, bind }
}
