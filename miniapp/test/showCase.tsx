import { render } from '@testing-library/react'
import CasePage from '../src/pages/case/index'
import { change } from '../src/services/phone'
import type { aPresentedCase, FakeTown } from './fakeTown'
import { setRouterParams } from './taroStub'

/** Opens the page of a case that the town has and the phone knows already. */
export function showCase(town: FakeTown, found: ReturnType<typeof aPresentedCase>) {
  town.cases.set(found.id, found)
  change({ cases: { [found.id]: found } })
  setRouterParams({ id: found.id })
  return render(<CasePage />)
}
