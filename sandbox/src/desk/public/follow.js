/** Steps the machine takes by itself: the case goes on, but nobody has turned to it. */
export const machineSteps = ['offer', 'expire_offer', 'open_pool', 'remind', 'alert', 'breach', 'auto_close']

/**
 * Which case the guide tells of: the one last opened on a phone, last reported or last touched by hand there. What the machine does to
 * another case doesn't take the guide away. `show` gets the case each time there is something new in it, and nothing when there is none.
 */
export function follower(show) {
  const versions = new Map()
  let id
  const put = (found) => {
    id = found?.id
    if (found) versions.set(found.id, found.version)
    show(found)
  }
  return {
    /** A phone is told of a case, as its person sees it. */
    told(found) {
      const known = versions.get(found.id) ?? 0
      if (known > found.version) return
      versions.set(found.id, found.version)
      if (found.id === id || (known < found.version && isTurnedTo(found, known))) put(found)
    },
    /** A phone shows a case: the guide tells of it as soon as it is known. */
    viewed(caseId) {
      id = caseId
    },
    /** Starts anew with this case, or with none. */
    begin: put,
  }
}

/** Somebody on the desk reported it just now, or did something to a case of their own. */
function isTurnedTo({ reporter, assignee, timeline }, known) {
  if (!reporter?.mine && !assignee?.mine) return false
  return (known === 0 && timeline.length <= 2) || !machineSteps.includes(timeline.at(-1)?.command)
}
