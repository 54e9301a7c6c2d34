import { tiles, tradeTiles } from '@jinlin/domain/categories/tiles'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { ReportTile } from '../../components/ReportTile'
import { Tile } from '../../components/Tile'
import { dial } from '../../services/go'
import { chooseSize } from '../../services/size'
import { home } from '../../words/home'
import { UrgentStrip } from './UrgentStrip'

/** R1: eight tiles, the most urgent matter, the trades, the emergency numbers; no scrolling on a small phone. */
export const StandardHome = ({ onTrades }: { onTrades: () => void }) => (
  <>
    <View className="home-lead">{home.lead}</View>
    <View className="home-tiles">
      {tiles.map((tile) => (
        <ReportTile key={tile.category} {...tile} size="m" />
      ))}
    </View>
    <UrgentStrip />
    <View className="home-lead">{home.trades}</View>
    <View className="home-trades">
      {tradeTiles.map((tile) => (
        <ReportTile key={tile.category} {...tile} size="s" />
      ))}
      <Tile id="tile-more" size="s" icon="grid" label={home.more} onTap={onTrades} />
    </View>
    <View className="home-last">
      <Emergency />
      <Button kind="text" small onTap={() => chooseSize('elder')}>
        {home.elder}
      </Button>
    </View>
  </>
)

const Emergency = () => (
  <View className="home-emergency">
    <View className="sub ink-2">{home.emergency}</View>
    {home.numbers.map((number) => (
      <Button key={number} kind="bad" small onTap={() => dial(number)}>
        {number}
      </Button>
    ))}
  </View>
)
