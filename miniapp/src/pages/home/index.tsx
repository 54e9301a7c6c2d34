import { tiles, tradeTiles } from '@jinlin/domain/categories/tiles'
import { tileLabels } from '@jinlin/domain/words/tiles'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/Button'
import { Page } from '../../components/Page'
import { Tile } from '../../components/Tile'
import { dial } from '../../services/go'
import { loadCases } from '../../services/load'
import { usePhone } from '../../services/phone'
import { tapTile } from '../../services/report'
import { chooseSize } from '../../services/size'
import { useLoad } from '../../services/useLoad'
import { common } from '../../words/common'
import { home } from '../../words/home'
import { ElderHome } from './ElderHome'
import { PlaceRow } from './PlaceRow'
import { SizeNotice } from './SizeNotice'
import { UrgentStrip } from './UrgentStrip'
import './index.css'

/** Opens the grid of all trades. */
const openTrades = () => void Taro.navigateTo({ url: '/pages/callOut/index' })

/** R1: the tiles are the report; everything else on the page is beside them. R13 for 长辈版. */
export default function HomePage() {
  const { size } = usePhone()
  const loading = useLoad(() => loadCases('open,confirm'), 'me')
  return (
    <Page title={common.app} tab="/pages/home/index" loading={loading}>
      <SizeNotice />
      <PlaceRow />
      {size === 'elder' ? (
        <ElderHome onTrades={openTrades} />
      ) : (
        <>
          <View className="home-lead">{home.lead}</View>
          <View className="home-tiles">
            {tiles.map(({ category, icon }) => (
              <Tile
                key={category}
                id={`tile-${category}`}
                size="m"
                icon={icon}
                label={tileLabels[category] ?? category}
                onTap={() => tapTile(category)}
              />
            ))}
          </View>
          <UrgentStrip />
          <View className="home-lead">{home.trades}</View>
          <View className="home-trades">
            {tradeTiles.map(({ category, icon }) => (
              <Tile
                key={category}
                id={`tile-${category}`}
                size="s"
                icon={icon}
                label={tileLabels[category] ?? category}
                onTap={() => tapTile(category)}
              />
            ))}
            <Tile id="tile-more" size="s" icon="grid" label={home.more} onTap={openTrades} />
          </View>
          <View className="home-last">
            <View className="home-emergency">
              <View className="sub ink-2">{home.emergency}</View>
              {home.numbers.map((number) => (
                <Button key={number} kind="bad" small onTap={() => dial(number)}>
                  {number}
                </Button>
              ))}
            </View>
            <Button kind="text" small onTap={() => chooseSize('elder')}>
              {home.elder}
            </Button>
          </View>
        </>
      )}
    </Page>
  )
}
