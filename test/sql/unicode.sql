comment on table t is '𝒳;é'; select 'ü' as "naïve;", 変数 from 表;
/* 💥 */ select 1;
