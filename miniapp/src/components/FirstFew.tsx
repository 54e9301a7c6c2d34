import { type ReactNode, useState } from 'react'
import { common } from '../words/common'
import { Button } from './Button'

/** As many as are read at a glance. */
const FEW = 8

/** The first rows of a list that may be long, and one tap to the rest. */
export function FirstFew({ rows }: { rows: ReactNode[] }) {
  const [all, setAll] = useState(false)
  return (
    <>
      {all ? rows : rows.slice(0, FEW)}
      {!all && rows.length > FEW && (
        <Button kind="text" small onTap={() => setAll(true)}>
          {common.seeAll}
        </Button>
      )}
    </>
  )
}
