import type * as houseStyle from '../../../../api/contract/house-style.ts'

export type HouseStyle = houseStyle.HouseStyle
/** What is posted as a new version. */
export type StyleBody = houseStyle.StyleBody
export type StyleVersion = houseStyle.StyleVersion
export type HouseFont = houseStyle.HouseFont
