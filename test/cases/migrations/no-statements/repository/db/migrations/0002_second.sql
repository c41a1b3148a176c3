/* Nothing
   here either. */
;
