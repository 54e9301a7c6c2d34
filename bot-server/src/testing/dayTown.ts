import { savePolicy } from '@jinlin/backend/dispatch/policies'
import { buildTown, type Town } from '@jinlin/backend/testing/factories'

/** The tiny town where it is always day: at night the street's officer is asked first, and these tests run at any hour. */
export async function dayTown(): Promise<Town> {
  const town = await buildTown()
  await savePolicy('150902', { night: null }, new Date())
  return town
}
