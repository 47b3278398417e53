-- Made by: python -m seedbed.quality. Change what it is made from, not this file.
-- made from ff17580b1e29a661

-- view ssda903_episodes
SELECT
  "t9"."row_id",
  "t9"."file_id",
  "t9"."line",
  "t9"."element_path",
  "t9"."collection_year",
  "t9"."as_at",
  "t9"."repeated",
  "t9"."same_as",
  "t9"."child",
  "t9"."child_as_sent",
  "t9"."decom",
  "t9"."decom_as_sent",
  "t9"."rne",
  "t9"."rne_as_sent",
  "t9"."ls",
  "t9"."ls_as_sent",
  "t9"."cin",
  "t9"."cin_as_sent",
  "t9"."place",
  "t9"."place_as_sent",
  "t9"."place_provider",
  "t9"."place_provider_as_sent",
  "t9"."dec",
  "t9"."dec_as_sent",
  "t9"."rec",
  "t9"."rec_as_sent",
  "t9"."reason_place_change",
  "t9"."reason_place_change_as_sent",
  "t9"."home_post",
  "t9"."home_post_as_sent",
  "t9"."pl_post",
  "t9"."pl_post_as_sent",
  "t9"."urn",
  "t9"."urn_as_sent",
  "t9"."other_columns",
  "t9"."child_id",
  "t9"."number_of_lines",
  "t9"."born_first",
  "t9"."born_last",
  "t9"."is_in_header",
  "t9"."is_forgotten",
  MAKE_DATE(CAST("t9"."collection_year" AS BIGINT) - 1, 4, 1) AS "year_start",
  LAG("t9"."dec") OVER (
    PARTITION BY "t9"."collection_year", "t9"."as_at", "t9"."child", "t9"."repeated", "t9"."decom" IS NULL
    ORDER BY "t9"."decom" ASC, "t9"."dec" ASC, "t9"."child_as_sent" ASC, "t9"."decom_as_sent" ASC, "t9"."rne_as_sent" ASC, "t9"."ls_as_sent" ASC, "t9"."cin_as_sent" ASC, "t9"."place_as_sent" ASC, "t9"."place_provider_as_sent" ASC, "t9"."dec_as_sent" ASC, "t9"."rec_as_sent" ASC, "t9"."reason_place_change_as_sent" ASC, "t9"."home_post_as_sent" ASC, "t9"."pl_post_as_sent" ASC, "t9"."urn_as_sent" ASC, "t9"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_dec",
  LAG("t9"."dec_as_sent") OVER (
    PARTITION BY "t9"."collection_year", "t9"."as_at", "t9"."child", "t9"."repeated", "t9"."decom" IS NULL
    ORDER BY "t9"."decom" ASC, "t9"."dec" ASC, "t9"."child_as_sent" ASC, "t9"."decom_as_sent" ASC, "t9"."rne_as_sent" ASC, "t9"."ls_as_sent" ASC, "t9"."cin_as_sent" ASC, "t9"."place_as_sent" ASC, "t9"."place_provider_as_sent" ASC, "t9"."dec_as_sent" ASC, "t9"."rec_as_sent" ASC, "t9"."reason_place_change_as_sent" ASC, "t9"."home_post_as_sent" ASC, "t9"."pl_post_as_sent" ASC, "t9"."urn_as_sent" ASC, "t9"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_dec_as_sent",
  LAG("t9"."decom") OVER (
    PARTITION BY "t9"."collection_year", "t9"."as_at", "t9"."child", "t9"."repeated", "t9"."decom" IS NULL
    ORDER BY "t9"."decom" ASC, "t9"."dec" ASC, "t9"."child_as_sent" ASC, "t9"."decom_as_sent" ASC, "t9"."rne_as_sent" ASC, "t9"."ls_as_sent" ASC, "t9"."cin_as_sent" ASC, "t9"."place_as_sent" ASC, "t9"."place_provider_as_sent" ASC, "t9"."dec_as_sent" ASC, "t9"."rec_as_sent" ASC, "t9"."reason_place_change_as_sent" ASC, "t9"."home_post_as_sent" ASC, "t9"."pl_post_as_sent" ASC, "t9"."urn_as_sent" ASC, "t9"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_decom",
  LEAD("t9"."decom") OVER (
    PARTITION BY "t9"."collection_year", "t9"."as_at", "t9"."child", "t9"."repeated", "t9"."decom" IS NULL
    ORDER BY "t9"."decom" ASC, "t9"."dec" ASC, "t9"."child_as_sent" ASC, "t9"."decom_as_sent" ASC, "t9"."rne_as_sent" ASC, "t9"."ls_as_sent" ASC, "t9"."cin_as_sent" ASC, "t9"."place_as_sent" ASC, "t9"."place_provider_as_sent" ASC, "t9"."dec_as_sent" ASC, "t9"."rec_as_sent" ASC, "t9"."reason_place_change_as_sent" ASC, "t9"."home_post_as_sent" ASC, "t9"."pl_post_as_sent" ASC, "t9"."urn_as_sent" ASC, "t9"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_decom",
  LEAD("t9"."decom_as_sent") OVER (
    PARTITION BY "t9"."collection_year", "t9"."as_at", "t9"."child", "t9"."repeated", "t9"."decom" IS NULL
    ORDER BY "t9"."decom" ASC, "t9"."dec" ASC, "t9"."child_as_sent" ASC, "t9"."decom_as_sent" ASC, "t9"."rne_as_sent" ASC, "t9"."ls_as_sent" ASC, "t9"."cin_as_sent" ASC, "t9"."place_as_sent" ASC, "t9"."place_provider_as_sent" ASC, "t9"."dec_as_sent" ASC, "t9"."rec_as_sent" ASC, "t9"."reason_place_change_as_sent" ASC, "t9"."home_post_as_sent" ASC, "t9"."pl_post_as_sent" ASC, "t9"."urn_as_sent" ASC, "t9"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_decom_as_sent",
  SUM(CAST("t9"."decom" IS NULL AS BIGINT)) OVER (
    PARTITION BY "t9"."collection_year", "t9"."as_at", "t9"."child", "t9"."repeated"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "undated"
FROM (
  SELECT
    "t8"."row_id",
    "t8"."file_id",
    "t8"."line",
    "t8"."element_path",
    "t8"."collection_year",
    "t8"."as_at",
    "t8"."repeated",
    "t8"."same_as",
    "t8"."child",
    "t8"."child_as_sent",
    "t8"."decom",
    "t8"."decom_as_sent",
    "t8"."rne",
    "t8"."rne_as_sent",
    "t8"."ls",
    "t8"."ls_as_sent",
    "t8"."cin",
    "t8"."cin_as_sent",
    "t8"."place",
    "t8"."place_as_sent",
    "t8"."place_provider",
    "t8"."place_provider_as_sent",
    "t8"."dec",
    "t8"."dec_as_sent",
    "t8"."rec",
    "t8"."rec_as_sent",
    "t8"."reason_place_change",
    "t8"."reason_place_change_as_sent",
    "t8"."home_post",
    "t8"."home_post_as_sent",
    "t8"."pl_post",
    "t8"."pl_post_as_sent",
    "t8"."urn",
    "t8"."urn_as_sent",
    "t8"."other_columns",
    "t8"."child_id",
    "t8"."number_of_lines",
    "t7"."born_first",
    "t7"."born_last",
    "t7"."child" IS NOT NULL AS "is_in_header",
    "t5"."forgotten_row" IS NOT NULL AS "is_forgotten"
  FROM (
    SELECT
      "t0"."row_id",
      "t0"."file_id",
      "t0"."line",
      "t0"."element_path",
      "t0"."collection_year",
      "t0"."as_at",
      "t0"."repeated",
      "t0"."same_as",
      "t0"."child",
      "t0"."child_as_sent",
      "t0"."decom",
      "t0"."decom_as_sent",
      "t0"."rne",
      "t0"."rne_as_sent",
      "t0"."ls",
      "t0"."ls_as_sent",
      "t0"."cin",
      "t0"."cin_as_sent",
      "t0"."place",
      "t0"."place_as_sent",
      "t0"."place_provider",
      "t0"."place_provider_as_sent",
      "t0"."dec",
      "t0"."dec_as_sent",
      "t0"."rec",
      "t0"."rec_as_sent",
      "t0"."reason_place_change",
      "t0"."reason_place_change_as_sent",
      "t0"."home_post",
      "t0"."home_post_as_sent",
      "t0"."pl_post",
      "t0"."pl_post_as_sent",
      "t0"."urn",
      "t0"."urn_as_sent",
      "t0"."other_columns",
      "t0"."child" AS "child_id",
      COUNT("t0"."row_id") OVER (
        PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "number_of_lines"
    FROM "returned"."ssda903_episodes" AS "t0"
  ) AS "t8"
  LEFT OUTER JOIN (
    SELECT
      "t1"."collection_year",
      "t1"."as_at",
      "t1"."child",
      MIN("t1"."dob") AS "born_first",
      MAX("t1"."dob") AS "born_last"
    FROM "returned"."ssda903_header" AS "t1"
    GROUP BY
      1,
      2,
      3
  ) AS "t7"
    ON "t8"."collection_year" = "t7"."collection_year"
    AND "t8"."as_at" = "t7"."as_at"
    AND "t8"."child" = "t7"."child"
  LEFT OUTER JOIN (
    SELECT
      "t2"."row_id" AS "forgotten_row"
    FROM "record"."cla_episodes" AS "t2"
    WHERE
      "t2"."not_in_later_return"
  ) AS "t5"
    ON "t8"."row_id" = "t5"."forgotten_row"
) AS "t9"

-- view ssda903_missing
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."missing",
  "t5"."missing_as_sent",
  "t5"."mis_start",
  "t5"."mis_start_as_sent",
  "t5"."mis_end",
  "t5"."mis_end_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."missing",
    "t0"."missing_as_sent",
    "t0"."mis_start",
    "t0"."mis_start_as_sent",
    "t0"."mis_end",
    "t0"."mis_end_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_missing" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_reviews
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."review",
  "t5"."review_as_sent",
  "t5"."review_code",
  "t5"."review_code_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."review",
    "t0"."review_as_sent",
    "t0"."review_code",
    "t0"."review_code_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_reviews" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_ad1
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."date_int",
  "t5"."date_int_as_sent",
  "t5"."date_match",
  "t5"."date_match_as_sent",
  "t5"."foster_care",
  "t5"."foster_care_as_sent",
  "t5"."nb_adoptr",
  "t5"."nb_adoptr_as_sent",
  "t5"."sex_adoptr",
  "t5"."sex_adoptr_as_sent",
  "t5"."ls_adoptr",
  "t5"."ls_adoptr_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."date_int",
    "t0"."date_int_as_sent",
    "t0"."date_match",
    "t0"."date_match_as_sent",
    "t0"."foster_care",
    "t0"."foster_care_as_sent",
    "t0"."nb_adoptr",
    "t0"."nb_adoptr_as_sent",
    "t0"."sex_adoptr",
    "t0"."sex_adoptr_as_sent",
    "t0"."ls_adoptr",
    "t0"."ls_adoptr_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_ad1" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_placed_adoption
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."date_placed",
  "t5"."date_placed_as_sent",
  "t5"."date_placed_ceased",
  "t5"."date_placed_ceased_as_sent",
  "t5"."reason_placed_ceased",
  "t5"."reason_placed_ceased_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."date_placed",
    "t0"."date_placed_as_sent",
    "t0"."date_placed_ceased",
    "t0"."date_placed_ceased_as_sent",
    "t0"."reason_placed_ceased",
    "t0"."reason_placed_ceased_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_placed_adoption" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_oc2
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."sdq_score",
  "t5"."sdq_score_as_sent",
  "t5"."sdq_reason",
  "t5"."sdq_reason_as_sent",
  "t5"."convicted",
  "t5"."convicted_as_sent",
  "t5"."health_check",
  "t5"."health_check_as_sent",
  "t5"."immunisations",
  "t5"."immunisations_as_sent",
  "t5"."teeth_check",
  "t5"."teeth_check_as_sent",
  "t5"."health_assessment",
  "t5"."health_assessment_as_sent",
  "t5"."substance_misuse",
  "t5"."substance_misuse_as_sent",
  "t5"."intervention_received",
  "t5"."intervention_received_as_sent",
  "t5"."intervention_offered",
  "t5"."intervention_offered_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."sdq_score",
    "t0"."sdq_score_as_sent",
    "t0"."sdq_reason",
    "t0"."sdq_reason_as_sent",
    "t0"."convicted",
    "t0"."convicted_as_sent",
    "t0"."health_check",
    "t0"."health_check_as_sent",
    "t0"."immunisations",
    "t0"."immunisations_as_sent",
    "t0"."teeth_check",
    "t0"."teeth_check_as_sent",
    "t0"."health_assessment",
    "t0"."health_assessment_as_sent",
    "t0"."substance_misuse",
    "t0"."substance_misuse_as_sent",
    "t0"."intervention_received",
    "t0"."intervention_received_as_sent",
    "t0"."intervention_offered",
    "t0"."intervention_offered_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_oc2" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_oc3
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."in_touch",
  "t5"."in_touch_as_sent",
  "t5"."activ",
  "t5"."activ_as_sent",
  "t5"."accom",
  "t5"."accom_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."in_touch",
    "t0"."in_touch_as_sent",
    "t0"."activ",
    "t0"."activ_as_sent",
    "t0"."accom",
    "t0"."accom_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_oc3" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_prev_perm
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."prev_perm",
  "t5"."prev_perm_as_sent",
  "t5"."la_perm",
  "t5"."la_perm_as_sent",
  "t5"."date_perm",
  "t5"."date_perm_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."prev_perm",
    "t0"."prev_perm_as_sent",
    "t0"."la_perm",
    "t0"."la_perm_as_sent",
    "t0"."date_perm",
    "t0"."date_perm_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_prev_perm" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_uasc
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."sex",
  "t5"."sex_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."duc",
  "t5"."duc_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."sex",
    "t0"."sex_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."duc",
    "t0"."duc_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_uasc" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_sw_episodes
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."sw_id",
  "t5"."sw_id_as_sent",
  "t5"."sw_decom",
  "t5"."sw_decom_as_sent",
  "t5"."sw_dec",
  "t5"."sw_dec_as_sent",
  "t5"."sw_reason",
  "t5"."sw_reason_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."sw_id",
    "t0"."sw_id_as_sent",
    "t0"."sw_decom",
    "t0"."sw_decom_as_sent",
    "t0"."sw_dec",
    "t0"."sw_dec_as_sent",
    "t0"."sw_reason",
    "t0"."sw_reason_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_sw_episodes" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_dolo
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child",
  "t5"."child_as_sent",
  "t5"."dob",
  "t5"."dob_as_sent",
  "t5"."dolo_start",
  "t5"."dolo_start_as_sent",
  "t5"."dolo_end",
  "t5"."dolo_end_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t4"."born_first",
  "t4"."born_last",
  "t4"."child" IS NOT NULL AS "is_in_header"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."dolo_start",
    "t0"."dolo_start_as_sent",
    "t0"."dolo_end",
    "t0"."dolo_end_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_dolo" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."child",
    MIN("t1"."dob") AS "born_first",
    MAX("t1"."dob") AS "born_last"
  FROM "returned"."ssda903_header" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t5"."collection_year" = "t4"."collection_year"
  AND "t5"."as_at" = "t4"."as_at"
  AND "t5"."child" = "t4"."child"

-- view ssda903_header
SELECT
  "t4"."row_id",
  "t4"."file_id",
  "t4"."line",
  "t4"."element_path",
  "t4"."collection_year",
  "t4"."as_at",
  "t4"."repeated",
  "t4"."same_as",
  "t4"."child",
  "t4"."child_as_sent",
  "t4"."sex",
  "t4"."sex_as_sent",
  "t4"."dob",
  "t4"."dob_as_sent",
  "t4"."ethnic",
  "t4"."ethnic_as_sent",
  "t4"."upn",
  "t4"."upn_as_sent",
  "t4"."mother",
  "t4"."mother_as_sent",
  "t4"."mc_dob",
  "t4"."mc_dob_as_sent",
  "t4"."other_columns",
  "t4"."child_id",
  "t4"."number_of_lines",
  "t6"."otherwise_born"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child",
    "t0"."child_as_sent",
    "t0"."sex",
    "t0"."sex_as_sent",
    "t0"."dob",
    "t0"."dob_as_sent",
    "t0"."ethnic",
    "t0"."ethnic_as_sent",
    "t0"."upn",
    "t0"."upn_as_sent",
    "t0"."mother",
    "t0"."mother_as_sent",
    "t0"."mc_dob",
    "t0"."mc_dob_as_sent",
    "t0"."other_columns",
    "t0"."child" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."child"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."ssda903_header" AS "t0"
) AS "t4"
LEFT OUTER JOIN (
  SELECT
    "t2"."other_row",
    MAX("t2"."kept") AS "otherwise_born"
  FROM (
    SELECT
      *
    FROM "record"."differences" AS "t1"
    WHERE
      "t1"."table_name" = 'person' AND "t1"."column_name" = 'dob'
  ) AS "t2"
  GROUP BY
    1
) AS "t6"
  ON "t4"."row_id" = "t6"."other_row"

-- view cin_child
SELECT
  "t7"."row_id",
  "t7"."file_id",
  "t7"."line",
  "t7"."element_path",
  "t7"."collection_year",
  "t7"."as_at",
  "t7"."repeated",
  "t7"."same_as",
  "t7"."lachildid",
  "t7"."lachildid_as_sent",
  "t7"."upn",
  "t7"."upn_as_sent",
  "t7"."formerupn",
  "t7"."formerupn_as_sent",
  "t7"."upnunknown",
  "t7"."upnunknown_as_sent",
  "t7"."personbirthdate",
  "t7"."personbirthdate_as_sent",
  "t7"."expectedpersonbirthdate",
  "t7"."expectedpersonbirthdate_as_sent",
  "t7"."gendercurrent",
  "t7"."gendercurrent_as_sent",
  "t7"."sex",
  "t7"."sex_as_sent",
  "t7"."persondeathdate",
  "t7"."persondeathdate_as_sent",
  "t7"."ethnicity",
  "t7"."ethnicity_as_sent",
  "t7"."other_columns",
  "t7"."child_id",
  "t7"."number_of_lines",
  "t9"."otherwise_born",
  COALESCE("t4"."referrals", 0) AS "number_of_referrals"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."lachildid",
    "t0"."lachildid_as_sent",
    "t0"."upn",
    "t0"."upn_as_sent",
    "t0"."formerupn",
    "t0"."formerupn_as_sent",
    "t0"."upnunknown",
    "t0"."upnunknown_as_sent",
    "t0"."personbirthdate",
    "t0"."personbirthdate_as_sent",
    "t0"."expectedpersonbirthdate",
    "t0"."expectedpersonbirthdate_as_sent",
    "t0"."gendercurrent",
    "t0"."gendercurrent_as_sent",
    "t0"."sex",
    "t0"."sex_as_sent",
    "t0"."persondeathdate",
    "t0"."persondeathdate_as_sent",
    "t0"."ethnicity",
    "t0"."ethnicity_as_sent",
    "t0"."other_columns",
    "t0"."lachildid" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."lachildid"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."cin_child" AS "t0"
) AS "t7"
LEFT OUTER JOIN (
  SELECT
    "t5"."other_row",
    MAX("t5"."kept") AS "otherwise_born"
  FROM (
    SELECT
      *
    FROM "record"."differences" AS "t2"
    WHERE
      "t2"."table_name" = 'person' AND "t2"."column_name" = 'dob'
  ) AS "t5"
  GROUP BY
    1
) AS "t9"
  ON "t7"."row_id" = "t9"."other_row"
LEFT OUTER JOIN (
  SELECT
    "t1"."collection_year",
    "t1"."as_at",
    "t1"."lachildid",
    COUNT(*) AS "referrals"
  FROM "returned"."cin_referral" AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t4"
  ON "t7"."collection_year" = "t4"."collection_year"
  AND "t7"."as_at" = "t4"."as_at"
  AND "t7"."lachildid" = "t4"."lachildid"

-- view cin_referral
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child_row_id",
  "t5"."lachildid",
  "t5"."cinreferraldate",
  "t5"."cinreferraldate_as_sent",
  "t5"."referralsource",
  "t5"."referralsource_as_sent",
  "t5"."primaryneedcode",
  "t5"."primaryneedcode_as_sent",
  "t5"."cinclosuredate",
  "t5"."cinclosuredate_as_sent",
  "t5"."reasonforclosure",
  "t5"."reasonforclosure_as_sent",
  "t5"."dateofinitialcpc",
  "t5"."dateofinitialcpc_as_sent",
  "t5"."referralnfa",
  "t5"."referralnfa_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t3"."forgotten_row" IS NOT NULL AS "is_forgotten",
  "t12"."another_closed" IS NOT NULL AS "is_in_another"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child_row_id",
    "t0"."lachildid",
    "t0"."cinreferraldate",
    "t0"."cinreferraldate_as_sent",
    "t0"."referralsource",
    "t0"."referralsource_as_sent",
    "t0"."primaryneedcode",
    "t0"."primaryneedcode_as_sent",
    "t0"."cinclosuredate",
    "t0"."cinclosuredate_as_sent",
    "t0"."reasonforclosure",
    "t0"."reasonforclosure_as_sent",
    "t0"."dateofinitialcpc",
    "t0"."dateofinitialcpc_as_sent",
    "t0"."referralnfa",
    "t0"."referralnfa_as_sent",
    "t0"."other_columns",
    "t0"."lachildid" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."lachildid"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."cin_referral" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."row_id" AS "forgotten_row"
  FROM "record"."cin_episodes" AS "t1"
  WHERE
    "t1"."not_in_later_return"
) AS "t3"
  ON "t5"."row_id" = "t3"."forgotten_row"
LEFT OUTER JOIN (
  SELECT
    "t10"."row_id",
    MAX("t10"."done") AS "another_closed"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t5"."row_id",
        "t5"."file_id",
        "t5"."line",
        "t5"."element_path",
        "t5"."collection_year",
        "t5"."as_at",
        "t5"."repeated",
        "t5"."same_as",
        "t5"."child_row_id",
        "t5"."lachildid",
        "t5"."cinreferraldate",
        "t5"."cinreferraldate_as_sent",
        "t5"."referralsource",
        "t5"."referralsource_as_sent",
        "t5"."primaryneedcode",
        "t5"."primaryneedcode_as_sent",
        "t5"."cinclosuredate",
        "t5"."cinclosuredate_as_sent",
        "t5"."reasonforclosure",
        "t5"."reasonforclosure_as_sent",
        "t5"."dateofinitialcpc",
        "t5"."dateofinitialcpc_as_sent",
        "t5"."referralnfa",
        "t5"."referralnfa_as_sent",
        "t5"."other_columns",
        "t5"."child_id",
        "t5"."number_of_lines",
        "t3"."forgotten_row" IS NOT NULL AS "is_forgotten",
        "t8"."other_row",
        "t8"."begun",
        "t8"."done"
      FROM (
        SELECT
          "t0"."row_id",
          "t0"."file_id",
          "t0"."line",
          "t0"."element_path",
          "t0"."collection_year",
          "t0"."as_at",
          "t0"."repeated",
          "t0"."same_as",
          "t0"."child_row_id",
          "t0"."lachildid",
          "t0"."cinreferraldate",
          "t0"."cinreferraldate_as_sent",
          "t0"."referralsource",
          "t0"."referralsource_as_sent",
          "t0"."primaryneedcode",
          "t0"."primaryneedcode_as_sent",
          "t0"."cinclosuredate",
          "t0"."cinclosuredate_as_sent",
          "t0"."reasonforclosure",
          "t0"."reasonforclosure_as_sent",
          "t0"."dateofinitialcpc",
          "t0"."dateofinitialcpc_as_sent",
          "t0"."referralnfa",
          "t0"."referralnfa_as_sent",
          "t0"."other_columns",
          "t0"."lachildid" AS "child_id",
          COUNT("t0"."row_id") OVER (
            PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."lachildid"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "number_of_lines"
        FROM "returned"."cin_referral" AS "t0"
      ) AS "t5"
      LEFT OUTER JOIN (
        SELECT
          "t1"."row_id" AS "forgotten_row"
        FROM "record"."cin_episodes" AS "t1"
        WHERE
          "t1"."not_in_later_return"
      ) AS "t3"
        ON "t5"."row_id" = "t3"."forgotten_row"
      INNER JOIN (
        SELECT
          "t6"."collection_year",
          "t6"."as_at",
          "t6"."lachildid",
          "t6"."row_id" AS "other_row",
          "t6"."cinreferraldate" AS "begun",
          CASE
            WHEN (
              "t6"."cinclosuredate" IS NULL
            )
            AND (
              REGEXP_REPLACE(COALESCE("t6"."cinclosuredate_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
            )
            THEN CASE
              WHEN COALESCE("t6"."referralnfa", FALSE)
              THEN CAST(NULL AS DATE)
              ELSE "t6"."as_at" + INTERVAL '1' DAY
            END
            ELSE "t6"."cinclosuredate"
          END AS "done"
        FROM (
          SELECT
            "t5"."row_id",
            "t5"."file_id",
            "t5"."line",
            "t5"."element_path",
            "t5"."collection_year",
            "t5"."as_at",
            "t5"."repeated",
            "t5"."same_as",
            "t5"."child_row_id",
            "t5"."lachildid",
            "t5"."cinreferraldate",
            "t5"."cinreferraldate_as_sent",
            "t5"."referralsource",
            "t5"."referralsource_as_sent",
            "t5"."primaryneedcode",
            "t5"."primaryneedcode_as_sent",
            "t5"."cinclosuredate",
            "t5"."cinclosuredate_as_sent",
            "t5"."reasonforclosure",
            "t5"."reasonforclosure_as_sent",
            "t5"."dateofinitialcpc",
            "t5"."dateofinitialcpc_as_sent",
            "t5"."referralnfa",
            "t5"."referralnfa_as_sent",
            "t5"."other_columns",
            "t5"."child_id",
            "t5"."number_of_lines",
            "t3"."forgotten_row" IS NOT NULL AS "is_forgotten"
          FROM (
            SELECT
              "t0"."row_id",
              "t0"."file_id",
              "t0"."line",
              "t0"."element_path",
              "t0"."collection_year",
              "t0"."as_at",
              "t0"."repeated",
              "t0"."same_as",
              "t0"."child_row_id",
              "t0"."lachildid",
              "t0"."cinreferraldate",
              "t0"."cinreferraldate_as_sent",
              "t0"."referralsource",
              "t0"."referralsource_as_sent",
              "t0"."primaryneedcode",
              "t0"."primaryneedcode_as_sent",
              "t0"."cinclosuredate",
              "t0"."cinclosuredate_as_sent",
              "t0"."reasonforclosure",
              "t0"."reasonforclosure_as_sent",
              "t0"."dateofinitialcpc",
              "t0"."dateofinitialcpc_as_sent",
              "t0"."referralnfa",
              "t0"."referralnfa_as_sent",
              "t0"."other_columns",
              "t0"."lachildid" AS "child_id",
              COUNT("t0"."row_id") OVER (
                PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."lachildid"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "number_of_lines"
            FROM "returned"."cin_referral" AS "t0"
          ) AS "t5"
          LEFT OUTER JOIN (
            SELECT
              "t1"."row_id" AS "forgotten_row"
            FROM "record"."cin_episodes" AS "t1"
            WHERE
              "t1"."not_in_later_return"
          ) AS "t3"
            ON "t5"."row_id" = "t3"."forgotten_row"
        ) AS "t6"
        WHERE
          NOT (
            "t6"."repeated"
          )
      ) AS "t8"
        ON "t5"."collection_year" = "t8"."collection_year"
        AND "t5"."as_at" = "t8"."as_at"
        AND "t5"."lachildid" = "t8"."lachildid"
    ) AS "t9"
    WHERE
      "t9"."row_id" <> "t9"."other_row"
      AND "t9"."begun" <= "t9"."cinreferraldate"
      AND "t9"."cinreferraldate" < "t9"."done"
  ) AS "t10"
  GROUP BY
    1
) AS "t12"
  ON "t5"."row_id" = "t12"."row_id"

-- view cin_assessment
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child_row_id",
  "t5"."referral_row_id",
  "t5"."lachildid",
  "t5"."assessmentactualstartdate",
  "t5"."assessmentactualstartdate_as_sent",
  "t5"."assessmentinternalreviewdate",
  "t5"."assessmentinternalreviewdate_as_sent",
  "t5"."assessmentauthorisationdate",
  "t5"."assessmentauthorisationdate_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t3"."referral_date",
  "t3"."referral_date_as_sent"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child_row_id",
    "t0"."referral_row_id",
    "t0"."lachildid",
    "t0"."assessmentactualstartdate",
    "t0"."assessmentactualstartdate_as_sent",
    "t0"."assessmentinternalreviewdate",
    "t0"."assessmentinternalreviewdate_as_sent",
    "t0"."assessmentauthorisationdate",
    "t0"."assessmentauthorisationdate_as_sent",
    "t0"."other_columns",
    "t0"."lachildid" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."lachildid"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."cin_assessment" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."row_id" AS "around",
    "t1"."cinreferraldate" AS "referral_date",
    "t1"."cinreferraldate_as_sent" AS "referral_date_as_sent"
  FROM "returned"."cin_referral" AS "t1"
) AS "t3"
  ON "t5"."referral_row_id" = "t3"."around"

-- view cin_section47
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child_row_id",
  "t5"."referral_row_id",
  "t5"."lachildid",
  "t5"."s47actualstartdate",
  "t5"."s47actualstartdate_as_sent",
  "t5"."initialcpctarget",
  "t5"."initialcpctarget_as_sent",
  "t5"."dateofinitialcpc",
  "t5"."dateofinitialcpc_as_sent",
  "t5"."icpcnotrequired",
  "t5"."icpcnotrequired_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t3"."referral_date",
  "t3"."referral_date_as_sent"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child_row_id",
    "t0"."referral_row_id",
    "t0"."lachildid",
    "t0"."s47actualstartdate",
    "t0"."s47actualstartdate_as_sent",
    "t0"."initialcpctarget",
    "t0"."initialcpctarget_as_sent",
    "t0"."dateofinitialcpc",
    "t0"."dateofinitialcpc_as_sent",
    "t0"."icpcnotrequired",
    "t0"."icpcnotrequired_as_sent",
    "t0"."other_columns",
    "t0"."lachildid" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."lachildid"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."cin_section47" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."row_id" AS "around",
    "t1"."cinreferraldate" AS "referral_date",
    "t1"."cinreferraldate_as_sent" AS "referral_date_as_sent"
  FROM "returned"."cin_referral" AS "t1"
) AS "t3"
  ON "t5"."referral_row_id" = "t3"."around"

-- view cin_protection_plan
SELECT
  "t8"."row_id",
  "t8"."file_id",
  "t8"."line",
  "t8"."element_path",
  "t8"."collection_year",
  "t8"."as_at",
  "t8"."repeated",
  "t8"."same_as",
  "t8"."child_row_id",
  "t8"."referral_row_id",
  "t8"."lachildid",
  "t8"."cppstartdate",
  "t8"."cppstartdate_as_sent",
  "t8"."cppenddate",
  "t8"."cppenddate_as_sent",
  "t8"."initialcategoryofabuse",
  "t8"."initialcategoryofabuse_as_sent",
  "t8"."latestcategoryofabuse",
  "t8"."latestcategoryofabuse_as_sent",
  "t8"."numberofpreviouscpp",
  "t8"."numberofpreviouscpp_as_sent",
  "t8"."other_columns",
  "t8"."child_id",
  "t8"."number_of_lines",
  "t5"."referral_date",
  "t5"."referral_date_as_sent",
  "t6"."forgotten_row" IS NOT NULL AS "is_forgotten"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child_row_id",
    "t0"."referral_row_id",
    "t0"."lachildid",
    "t0"."cppstartdate",
    "t0"."cppstartdate_as_sent",
    "t0"."cppenddate",
    "t0"."cppenddate_as_sent",
    "t0"."initialcategoryofabuse",
    "t0"."initialcategoryofabuse_as_sent",
    "t0"."latestcategoryofabuse",
    "t0"."latestcategoryofabuse_as_sent",
    "t0"."numberofpreviouscpp",
    "t0"."numberofpreviouscpp_as_sent",
    "t0"."other_columns",
    "t0"."lachildid" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."lachildid"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."cin_protection_plan" AS "t0"
) AS "t8"
LEFT OUTER JOIN (
  SELECT
    "t1"."row_id" AS "around",
    "t1"."cinreferraldate" AS "referral_date",
    "t1"."cinreferraldate_as_sent" AS "referral_date_as_sent"
  FROM "returned"."cin_referral" AS "t1"
) AS "t5"
  ON "t8"."referral_row_id" = "t5"."around"
LEFT OUTER JOIN (
  SELECT
    "t2"."row_id" AS "forgotten_row"
  FROM "record"."cp_plans" AS "t2"
  WHERE
    "t2"."not_in_later_return"
) AS "t6"
  ON "t8"."row_id" = "t6"."forgotten_row"

-- view cin_plan
SELECT
  "t5"."row_id",
  "t5"."file_id",
  "t5"."line",
  "t5"."element_path",
  "t5"."collection_year",
  "t5"."as_at",
  "t5"."repeated",
  "t5"."same_as",
  "t5"."child_row_id",
  "t5"."referral_row_id",
  "t5"."lachildid",
  "t5"."cinplanstartdate",
  "t5"."cinplanstartdate_as_sent",
  "t5"."cinplanenddate",
  "t5"."cinplanenddate_as_sent",
  "t5"."other_columns",
  "t5"."child_id",
  "t5"."number_of_lines",
  "t3"."referral_date",
  "t3"."referral_date_as_sent"
FROM (
  SELECT
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."element_path",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."repeated",
    "t0"."same_as",
    "t0"."child_row_id",
    "t0"."referral_row_id",
    "t0"."lachildid",
    "t0"."cinplanstartdate",
    "t0"."cinplanstartdate_as_sent",
    "t0"."cinplanenddate",
    "t0"."cinplanenddate_as_sent",
    "t0"."other_columns",
    "t0"."lachildid" AS "child_id",
    COUNT("t0"."row_id") OVER (
      PARTITION BY "t0"."collection_year", "t0"."as_at", "t0"."lachildid"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "number_of_lines"
  FROM "returned"."cin_plan" AS "t0"
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."row_id" AS "around",
    "t1"."cinreferraldate" AS "referral_date",
    "t1"."cinreferraldate_as_sent" AS "referral_date_as_sent"
  FROM "returned"."cin_referral" AS "t1"
) AS "t3"
  ON "t5"."referral_row_id" = "t3"."around"

-- rule 142
SELECT
  '142' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DEC' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'REC ' || COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."rec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ', ' || 'the next began ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."next_decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'leaves this episode open, and a later one has begun.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."next_decom" IS NOT NULL
  AND (
    (
      (
        "t0"."dec" IS NULL
      )
      AND (
        REGEXP_REPLACE(COALESCE("t0"."dec_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
      )
    )
    OR (
      (
        "t0"."rec" IS NULL
      )
      AND (
        REGEXP_REPLACE(COALESCE("t0"."rec_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
      )
    )
  )

-- rule 148
SELECT
  '148' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DEC' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'REC ' || COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."rec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ')' AS "found",
  'gives one of the two only.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dec" IS NULL
    )
    AND (
      REGEXP_REPLACE(COALESCE("t0"."dec_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
    )
  ) <> (
    (
      "t0"."rec" IS NULL
    )
    AND (
      REGEXP_REPLACE(COALESCE("t0"."rec_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
    )
  )

-- rule 302
SELECT
  '302' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DECOM' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'born ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the child was born.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."previous_decom" IS NULL
  AND "t0"."decom" < "t0"."born_first"

-- rule 353
SELECT
  '353' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DECOM' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is before 14 October 1991.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."decom" < MAKE_DATE(1991, 10, 14)

-- rule 354
SELECT
  '354' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DECOM' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is after the last day of this return.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."decom" > "t0"."as_at"

-- rule 355
SELECT
  '355' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DEC' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'DECOM ' || COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ')' AS "found",
  'is the day the episode began.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."dec" = "t0"."decom"

-- rule 356
SELECT
  '356' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DEC' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'DECOM ' || COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ')' AS "found",
  'is before the episode began.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."dec" < "t0"."decom"

-- rule 357
SELECT
  '357' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'RNE' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."rne_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'DECOM ' || COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ')' AS "found",
  'is not S, and no earlier episode of the child is in this return.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."previous_decom" IS NULL
  AND "t0"."undated" = 0
  AND "t0"."decom" BETWEEN "t0"."year_start" AND "t0"."as_at"
  AND "t0"."rne" <> 'S'

-- rule 385
SELECT
  '385' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DEC' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is after the last day of this return.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."dec" > "t0"."as_at"

-- rule 388
SELECT
  '388' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'REC' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."rec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'DEC ' || COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ', ' || 'the next began ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."next_decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'does not fit what follows.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      (
        "t0"."rec" = 'X1'
      ) AND (
        "t0"."next_decom" <> "t0"."dec"
      )
    )
    OR (
      NOT (
        "t0"."rec" = 'X1'
      ) AND (
        "t0"."next_decom" = "t0"."dec"
      )
    )
    OR (
      (
        "t0"."rec" = 'X1'
      )
      AND (
        (
          "t0"."next_decom" IS NULL
        )
        AND (
          "t0"."decom" IS NOT NULL
        )
        AND (
          "t0"."dec" IS NOT NULL
        )
        AND (
          "t0"."undated" = 0
        )
      )
    )
  )

-- rule 501
SELECT
  '501' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DECOM' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'the one before ended ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."previous_dec_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the child''s last episode had ended.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."decom" < "t0"."previous_dec"

-- rule 567
SELECT
  '567' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_missing' AS "table_name",
  'MIS_END' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."mis_end_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'MIS_START ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."mis_start_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the child went missing.' AS "says"
FROM "seen_ssda903_missing" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."mis_end" < "t0"."mis_start"

-- rule 586
SELECT
  '586' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_missing' AS "table_name",
  'MIS_START' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."mis_start_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'MIS_END ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."mis_end_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ', ' || 'DOB ' || COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ')' AS "found",
  'is before the child was born.' AS "says"
FROM "seen_ssda903_missing" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."mis_start" < "t0"."dob"
    ) OR (
      "t0"."mis_end" < "t0"."dob"
    )
  )

-- rule SB501
SELECT
  'SB501' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_reviews' AS "table_name",
  'REVIEW' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."review_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'DOB ' || COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ')' AS "found",
  'is before the child was born.' AS "says"
FROM "seen_ssda903_reviews" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."review" < "t0"."dob"

-- rule INT01
SELECT
  'INT01' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_ad1' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_ad1" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT11
SELECT
  'INT11' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_ad1' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_ad1" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT31
SELECT
  'INT31' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_ad1' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'has more than one line in AD1.' AS "says"
FROM "seen_ssda903_ad1" AS "t0"
WHERE
  "t0"."number_of_lines" > 1

-- rule INT02
SELECT
  'INT02' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_placed_adoption' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_placed_adoption" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT12
SELECT
  'INT12' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_placed_adoption' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_placed_adoption" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT03
SELECT
  'INT03' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT04
SELECT
  'INT04' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_missing' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_missing" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT13
SELECT
  'INT13' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_missing' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_missing" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT05
SELECT
  'INT05' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_oc2' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_oc2" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT14
SELECT
  'INT14' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_oc2' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_oc2" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT33
SELECT
  'INT33' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_oc2' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'has more than one line in OC2.' AS "says"
FROM "seen_ssda903_oc2" AS "t0"
WHERE
  "t0"."number_of_lines" > 1

-- rule INT06
SELECT
  'INT06' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_oc3' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_oc3" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT15
SELECT
  'INT15' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_oc3' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_oc3" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT34
SELECT
  'INT34' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_oc3' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'has more than one line in OC3.' AS "says"
FROM "seen_ssda903_oc3" AS "t0"
WHERE
  "t0"."number_of_lines" > 1

-- rule INT07
SELECT
  'INT07' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_prev_perm' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_prev_perm" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT16
SELECT
  'INT16' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_prev_perm' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_prev_perm" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT35
SELECT
  'INT35' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_prev_perm' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'has more than one line in PrevPerm.' AS "says"
FROM "seen_ssda903_prev_perm" AS "t0"
WHERE
  "t0"."number_of_lines" > 1

-- rule INT08
SELECT
  'INT08' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_reviews' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_reviews" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT17
SELECT
  'INT17' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_reviews' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_reviews" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT09
SELECT
  'INT09' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_uasc' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_uasc" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule INT18
SELECT
  'INT18' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_uasc' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_uasc" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT36
SELECT
  'INT36' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_uasc' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'has more than one line in UASC.' AS "says"
FROM "seen_ssda903_uasc" AS "t0"
WHERE
  "t0"."number_of_lines" > 1

-- rule SB511
SELECT
  'SB511' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_sw_episodes' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_sw_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule SB521
SELECT
  'SB521' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_sw_episodes' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_sw_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule SB512
SELECT
  'SB512' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_dolo' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is in no line of Header.' AS "says"
FROM "seen_ssda903_dolo" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND NOT (
    "t0"."is_in_header"
  )

-- rule SB522
SELECT
  'SB522' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_dolo' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'Header ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE(STRFTIME("t0"."born_first", '%d/%m/%Y'), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that Header gives.' AS "says"
FROM "seen_ssda903_dolo" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."dob" <> "t0"."born_first"
    ) OR (
      "t0"."dob" <> "t0"."born_last"
    )
  )

-- rule INT32
SELECT
  'INT32' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_header' AS "table_name",
  'CHILD' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."child_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'has more than one line in Header.' AS "says"
FROM "seen_ssda903_header" AS "t0"
WHERE
  "t0"."number_of_lines" > 1

-- rule 8510
SELECT
  '8510' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_child' AS "table_name",
  'LAchildID' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."lachildid_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) AS "found",
  'has more than one Child block.' AS "says"
FROM "seen_cin_child" AS "t0"
WHERE
  "t0"."number_of_lines" > 1

-- rule 8520
SELECT
  '8520' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_child' AS "table_name",
  'PersonBirthDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."personbirthdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) AS "found",
  'is after the last day of this census.' AS "says"
FROM "seen_cin_child" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."personbirthdate" > "t0"."as_at"

-- rule 8525Q
SELECT
  '8525Q' AS "rule",
  'query' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_child' AS "table_name",
  'PersonBirthDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."personbirthdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'ExpectedPersonBirthDate ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."expectedpersonbirthdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'do not tell whether the child has been born.' AS "says"
FROM "seen_cin_child" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      "t0"."personbirthdate" IS NULL
    )
    AND (
      REGEXP_REPLACE(COALESCE("t0"."personbirthdate_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
    )
  ) = (
    (
      "t0"."expectedpersonbirthdate" IS NULL
    )
    AND (
      REGEXP_REPLACE(
        COALESCE("t0"."expectedpersonbirthdate_as_sent", ''),
        '^[\s\x{00a0}]+|[\s\x{00a0}]+$',
        '',
        'g'
      ) = ''
    )
  )

-- rule 8590
SELECT
  '8590' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_child' AS "table_name",
  'LAchildID' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."lachildid_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) AS "found",
  'has no CINdetails block.' AS "says"
FROM "seen_cin_child" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."number_of_referrals" = 0

-- rule 8600
SELECT
  '8600' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_referral' AS "table_name",
  'CINreferralDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinreferraldate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) AS "found",
  'is missing or after the last day of this census.' AS "says"
FROM "seen_cin_referral" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND (
    (
      (
        "t0"."cinreferraldate" IS NULL
      )
      AND (
        REGEXP_REPLACE(COALESCE("t0"."cinreferraldate_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
      )
    )
    OR (
      "t0"."cinreferraldate" > "t0"."as_at"
    )
  )

-- rule 8630
SELECT
  '8630' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_referral' AS "table_name",
  'CINclosureDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinclosuredate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'CINreferralDate ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinreferraldate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the referral was received.' AS "says"
FROM "seen_cin_referral" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."cinclosuredate" < "t0"."cinreferraldate"

-- rule 8805
SELECT
  '8805' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_referral' AS "table_name",
  'ReasonForClosure' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."reasonforclosure_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'CINclosureDate ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinclosuredate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'gives no reason for the closing.' AS "says"
FROM "seen_cin_referral" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND NOT (
    (
      "t0"."cinclosuredate" IS NULL
    )
    AND (
      REGEXP_REPLACE(COALESCE("t0"."cinclosuredate_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
    )
  )
  AND "t0"."reasonforclosure" IS NULL
  AND REGEXP_REPLACE(
    COALESCE("t0"."reasonforclosure_as_sent", ''),
    '^[\s\x{00a0}]+|[\s\x{00a0}]+$',
    '',
    'g'
  ) = ''

-- rule 8810
SELECT
  '8810' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_referral' AS "table_name",
  'CINclosureDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinclosuredate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'ReasonForClosure ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."reasonforclosure_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'gives a reason without the day.' AS "says"
FROM "seen_cin_referral" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."cinclosuredate" IS NULL
  AND REGEXP_REPLACE(COALESCE("t0"."cinclosuredate_as_sent", ''), '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g') = ''
  AND NOT (
    (
      "t0"."reasonforclosure" IS NULL
    )
    AND (
      REGEXP_REPLACE(
        COALESCE("t0"."reasonforclosure_as_sent", ''),
        '^[\s\x{00a0}]+|[\s\x{00a0}]+$',
        '',
        'g'
      ) = ''
    )
  )

-- rule 8820
SELECT
  '8820' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_referral' AS "table_name",
  'CINreferralDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinreferraldate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) AS "found",
  'falls inside another referral of the child.' AS "says"
FROM "seen_cin_referral" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."is_in_another"

-- rule 1103
SELECT
  '1103' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_assessment' AS "table_name",
  'AssessmentActualStartDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."assessmentactualstartdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'referred ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."referral_date_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the referral was received.' AS "says"
FROM "seen_cin_assessment" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."assessmentactualstartdate" < "t0"."referral_date"

-- rule 1104
SELECT
  '1104' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_section47' AS "table_name",
  'DateOfInitialCPC' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."dateofinitialcpc_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'referred ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."referral_date_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the referral was received.' AS "says"
FROM "seen_cin_section47" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."dateofinitialcpc" < "t0"."referral_date"

-- rule 1105
SELECT
  '1105' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_protection_plan' AS "table_name",
  'CPPstartDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cppstartdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'referred ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."referral_date_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the referral was received.' AS "says"
FROM "seen_cin_protection_plan" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."cppstartdate" < "t0"."referral_date"

-- rule 2889
SELECT
  '2889' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_section47' AS "table_name",
  'S47ActualStartDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."s47actualstartdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'referred ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."referral_date_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the referral was received.' AS "says"
FROM "seen_cin_section47" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."s47actualstartdate" < "t0"."referral_date"

-- rule 4015
SELECT
  '4015' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_plan' AS "table_name",
  'CINPlanStartDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinplanstartdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'referred ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."referral_date_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before the referral was received.' AS "says"
FROM "seen_cin_plan" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."cinplanstartdate" < "t0"."referral_date"

-- rule 8608
SELECT
  '8608' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_assessment' AS "table_name",
  'AssessmentAuthorisationDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."assessmentauthorisationdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'AssessmentActualStartDate ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."assessmentactualstartdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before it began.' AS "says"
FROM "seen_cin_assessment" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."assessmentauthorisationdate" < "t0"."assessmentactualstartdate"

-- rule 8925
SELECT
  '8925' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_protection_plan' AS "table_name",
  'CPPendDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cppenddate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'CPPstartDate ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cppstartdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before it began.' AS "says"
FROM "seen_cin_protection_plan" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."cppenddate" < "t0"."cppstartdate"

-- rule 4011
SELECT
  '4011' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_plan' AS "table_name",
  'CINPlanEndDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinplanenddate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'CINPlanStartDate ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinplanstartdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is before it began.' AS "says"
FROM "seen_cin_plan" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."cinplanenddate" < "t0"."cinplanstartdate"

-- rule SB401
SELECT
  'SB401' AS "rule",
  'query' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_episodes' AS "table_name",
  'DECOM' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."decom_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) AS "found",
  'is open here and absent from a later return.' AS "says"
FROM "seen_ssda903_episodes" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."is_forgotten"

-- rule SB402
SELECT
  'SB402' AS "rule",
  'query' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_referral' AS "table_name",
  'CINreferralDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cinreferraldate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) AS "found",
  'is open here and absent from a later return.' AS "says"
FROM "seen_cin_referral" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."is_forgotten"

-- rule SB403
SELECT
  'SB403' AS "rule",
  'query' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_protection_plan' AS "table_name",
  'CPPstartDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."cppstartdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) AS "found",
  'is open here and absent from a later return.' AS "says"
FROM "seen_cin_protection_plan" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."is_forgotten"

-- rule SB404
SELECT
  'SB404' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'ssda903_header' AS "table_name",
  'DOB' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(REGEXP_REPLACE("t0"."dob_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'), ''),
    'blank'
  ) || ' (' || 'used ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."otherwise_born", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that is used.' AS "says"
FROM "seen_ssda903_header" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."otherwise_born" IS NOT NULL
  AND "t0"."number_of_lines" = 1

-- rule SB405
SELECT
  'SB405' AS "rule",
  'error' AS "severity",
  "t0"."collection_year",
  "t0"."file_id",
  "t0"."line",
  "t0"."row_id",
  'cin_child' AS "table_name",
  'PersonBirthDate' AS "column_name",
  "t0"."child_id",
  COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."personbirthdate_as_sent", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ' (' || 'used ' || COALESCE(
    NULLIF(
      REGEXP_REPLACE("t0"."otherwise_born", '^[\s\x{00a0}]+|[\s\x{00a0}]+$', '', 'g'),
      ''
    ),
    'blank'
  ) || ')' AS "found",
  'is not the birth that is used.' AS "says"
FROM "seen_cin_child" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."otherwise_born" IS NOT NULL
  AND "t0"."number_of_lines" = 1
