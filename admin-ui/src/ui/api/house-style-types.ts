import type * as houseStyle from '../../../../api/contract/templates/house-style.ts'

export type HouseStyle = houseStyle.HouseStyle
/** One version with its history, as this person sees it. */
export type HouseStyleVersion = houseStyle.HouseStyleVersion
export type StyleStatus = HouseStyle['status']
/** The body of the request for a new version. */
export type StyleBody = houseStyle.StyleBody
export type StyleVersion = houseStyle.StyleVersion
export type HouseFont = houseStyle.HouseFont
