const forgetting: (() => void)[] = []

/** Registers how a process forgets something it remembers of its stores; done each time they are closed, for those opened next may be others. */
export const forgetWithStores = (forget: () => void): void => {
  forgetting.push(forget)
}

/** Forgets all of it. */
export const forgetAll = (): void => {
  for (const forget of forgetting) forget()
}
