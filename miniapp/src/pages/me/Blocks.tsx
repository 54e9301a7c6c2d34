import { agoText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Fact } from '../../components/Fact'
import { More } from '../../components/More'
import { Sheet } from '../../components/Sheet'
import { type Block, type BlockPage, loadBlocks, unblock } from '../../services/blocks'
import { serverNow } from '../../services/clock'
import { counted, spaced, whoText } from '../../services/describe'
import { tellProblem } from '../../services/tellProblem'
import { blockWords as words } from '../../words/blocks'

type BlocksProps = { page: BlockPage | undefined; onChange: (page: BlockPage) => void }

/** 不再派的师傅: how many, and each with the way back; no row where there is nobody. */
export function Blocks({ page, onChange }: BlocksProps) {
  const [open, setOpen] = useState(false)
  if (!page || (page.items.length === 0 && !open)) return null
  const value = page.items.length > 0 ? words.count(page.items.length, page.next !== undefined) : ''
  return (
    <>
      <Fact id="blocks" label={words.list} value={value} onTap={() => setOpen(true)} />
      {open && <BlockSheet page={page} onChange={onChange} onClose={() => setOpen(false)} />}
    </>
  )
}

function BlockSheet({
  page,
  onChange,
  onClose,
}: { page: BlockPage } & Omit<BlocksProps, 'page'> & { onClose: () => void }) {
  const { items, next } = page
  const takeBack = (caseId: string) => void unblock(caseId).then(onChange, tellProblem)
  const more = () =>
    void loadBlocks(next).then((later) => onChange({ ...later, items: [...items, ...later.items] }), tellProblem)
  return (
    <Sheet title={words.list} onClose={onClose}>
      {items.length === 0 && <View className="body ink-2">{words.empty}</View>}
      {items.map((each) => (
        <BlockRow key={each.caseId} block={each} onTakeBack={() => takeBack(each.caseId)} />
      ))}
      <More onTap={next ? more : undefined} />
    </Sheet>
  )
}

const BlockRow = ({ block: { caseId, name, at }, onTakeBack }: { block: Block; onTakeBack: () => void }) => (
  <View className="fact">
    <View className="grow">
      <View className="body">{whoText({ name, role: 'tradesperson' })}</View>
      <View className="cap ink-3">{counted(spaced(words.since(agoText(at, serverNow()))))}</View>
    </View>
    <Button id={`unblock-${caseId}`} small onTap={onTakeBack}>
      {words.takeBack}
    </Button>
  </View>
)
