/** The platforms whose own objects can be made before the migrations run; `presets/` has a script for each. */
export const PRESET_NAMES = ['supabase'] as const;

/** The registered name of a preset. */
export type PresetName = (typeof PRESET_NAMES)[number];
