-- Made from the rules by: python -m seedbed.quality. Change a rule, not this file.
-- from b84262d7f30b7aa6

-- view ssda903_episodes
SELECT
  "t15"."row_id",
  "t15"."file_id",
  "t15"."line",
  "t15"."element_path",
  "t15"."collection_year",
  "t15"."as_at",
  "t15"."repeated",
  "t15"."same_as",
  "t15"."child",
  "t15"."child_as_sent",
  "t15"."decom",
  "t15"."decom_as_sent",
  "t15"."rne",
  "t15"."rne_as_sent",
  "t15"."ls",
  "t15"."ls_as_sent",
  "t15"."cin",
  "t15"."cin_as_sent",
  "t15"."place",
  "t15"."place_as_sent",
  "t15"."place_provider",
  "t15"."place_provider_as_sent",
  "t15"."dec",
  "t15"."dec_as_sent",
  "t15"."rec",
  "t15"."rec_as_sent",
  "t15"."reason_place_change",
  "t15"."reason_place_change_as_sent",
  "t15"."home_post",
  "t15"."home_post_as_sent",
  "t15"."pl_post",
  "t15"."pl_post_as_sent",
  "t15"."urn",
  "t15"."urn_as_sent",
  "t15"."other_columns",
  "t15"."child_id",
  "t15"."number_of_lines",
  "t15"."born_first",
  "t15"."born_last",
  "t15"."is_in_header",
  "t15"."is_forgotten",
  MAKE_DATE(CAST("t15"."collection_year" AS BIGINT) - 1, 4, 1) AS "year_start",
  LAG("t15"."dec") OVER (
    PARTITION BY "t15"."collection_year", "t15"."as_at", "t15"."child", "t15"."repeated", "t15"."decom" IS NULL
    ORDER BY "t15"."decom" ASC, "t15"."dec" ASC, "t15"."child_as_sent" ASC, "t15"."decom_as_sent" ASC, "t15"."rne_as_sent" ASC, "t15"."ls_as_sent" ASC, "t15"."cin_as_sent" ASC, "t15"."place_as_sent" ASC, "t15"."place_provider_as_sent" ASC, "t15"."dec_as_sent" ASC, "t15"."rec_as_sent" ASC, "t15"."reason_place_change_as_sent" ASC, "t15"."home_post_as_sent" ASC, "t15"."pl_post_as_sent" ASC, "t15"."urn_as_sent" ASC, "t15"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_dec",
  LAG("t15"."dec_as_sent") OVER (
    PARTITION BY "t15"."collection_year", "t15"."as_at", "t15"."child", "t15"."repeated", "t15"."decom" IS NULL
    ORDER BY "t15"."decom" ASC, "t15"."dec" ASC, "t15"."child_as_sent" ASC, "t15"."decom_as_sent" ASC, "t15"."rne_as_sent" ASC, "t15"."ls_as_sent" ASC, "t15"."cin_as_sent" ASC, "t15"."place_as_sent" ASC, "t15"."place_provider_as_sent" ASC, "t15"."dec_as_sent" ASC, "t15"."rec_as_sent" ASC, "t15"."reason_place_change_as_sent" ASC, "t15"."home_post_as_sent" ASC, "t15"."pl_post_as_sent" ASC, "t15"."urn_as_sent" ASC, "t15"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_dec_as_sent",
  LAG("t15"."decom") OVER (
    PARTITION BY "t15"."collection_year", "t15"."as_at", "t15"."child", "t15"."repeated", "t15"."decom" IS NULL
    ORDER BY "t15"."decom" ASC, "t15"."dec" ASC, "t15"."child_as_sent" ASC, "t15"."decom_as_sent" ASC, "t15"."rne_as_sent" ASC, "t15"."ls_as_sent" ASC, "t15"."cin_as_sent" ASC, "t15"."place_as_sent" ASC, "t15"."place_provider_as_sent" ASC, "t15"."dec_as_sent" ASC, "t15"."rec_as_sent" ASC, "t15"."reason_place_change_as_sent" ASC, "t15"."home_post_as_sent" ASC, "t15"."pl_post_as_sent" ASC, "t15"."urn_as_sent" ASC, "t15"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_decom",
  LEAD("t15"."decom") OVER (
    PARTITION BY "t15"."collection_year", "t15"."as_at", "t15"."child", "t15"."repeated", "t15"."decom" IS NULL
    ORDER BY "t15"."decom" ASC, "t15"."dec" ASC, "t15"."child_as_sent" ASC, "t15"."decom_as_sent" ASC, "t15"."rne_as_sent" ASC, "t15"."ls_as_sent" ASC, "t15"."cin_as_sent" ASC, "t15"."place_as_sent" ASC, "t15"."place_provider_as_sent" ASC, "t15"."dec_as_sent" ASC, "t15"."rec_as_sent" ASC, "t15"."reason_place_change_as_sent" ASC, "t15"."home_post_as_sent" ASC, "t15"."pl_post_as_sent" ASC, "t15"."urn_as_sent" ASC, "t15"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_decom",
  LEAD("t15"."decom_as_sent") OVER (
    PARTITION BY "t15"."collection_year", "t15"."as_at", "t15"."child", "t15"."repeated", "t15"."decom" IS NULL
    ORDER BY "t15"."decom" ASC, "t15"."dec" ASC, "t15"."child_as_sent" ASC, "t15"."decom_as_sent" ASC, "t15"."rne_as_sent" ASC, "t15"."ls_as_sent" ASC, "t15"."cin_as_sent" ASC, "t15"."place_as_sent" ASC, "t15"."place_provider_as_sent" ASC, "t15"."dec_as_sent" ASC, "t15"."rec_as_sent" ASC, "t15"."reason_place_change_as_sent" ASC, "t15"."home_post_as_sent" ASC, "t15"."pl_post_as_sent" ASC, "t15"."urn_as_sent" ASC, "t15"."row_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_decom_as_sent",
  SUM(CAST("t15"."decom" IS NULL AS BIGINT)) OVER (
    PARTITION BY "t15"."collection_year", "t15"."as_at", "t15"."child", "t15"."repeated"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "undated"
FROM (
  SELECT
    "t14".*
    EXCLUDE ("forgotten_row")
  FROM (
    SELECT
      "t13"."row_id",
      "t13"."file_id",
      "t13"."line",
      "t13"."element_path",
      "t13"."collection_year",
      "t13"."as_at",
      "t13"."repeated",
      "t13"."same_as",
      "t13"."child",
      "t13"."child_as_sent",
      "t13"."decom",
      "t13"."decom_as_sent",
      "t13"."rne",
      "t13"."rne_as_sent",
      "t13"."ls",
      "t13"."ls_as_sent",
      "t13"."cin",
      "t13"."cin_as_sent",
      "t13"."place",
      "t13"."place_as_sent",
      "t13"."place_provider",
      "t13"."place_provider_as_sent",
      "t13"."dec",
      "t13"."dec_as_sent",
      "t13"."rec",
      "t13"."rec_as_sent",
      "t13"."reason_place_change",
      "t13"."reason_place_change_as_sent",
      "t13"."home_post",
      "t13"."home_post_as_sent",
      "t13"."pl_post",
      "t13"."pl_post_as_sent",
      "t13"."urn",
      "t13"."urn_as_sent",
      "t13"."other_columns",
      "t13"."child_id",
      "t13"."number_of_lines",
      "t13"."born_first",
      "t13"."born_last",
      "t13"."is_in_header",
      "t13"."forgotten_row",
      "t13"."forgotten_row" IS NOT NULL AS "is_forgotten"
    FROM (
      SELECT
        "t12"."row_id",
        "t12"."file_id",
        "t12"."line",
        "t12"."element_path",
        "t12"."collection_year",
        "t12"."as_at",
        "t12"."repeated",
        "t12"."same_as",
        "t12"."child",
        "t12"."child_as_sent",
        "t12"."decom",
        "t12"."decom_as_sent",
        "t12"."rne",
        "t12"."rne_as_sent",
        "t12"."ls",
        "t12"."ls_as_sent",
        "t12"."cin",
        "t12"."cin_as_sent",
        "t12"."place",
        "t12"."place_as_sent",
        "t12"."place_provider",
        "t12"."place_provider_as_sent",
        "t12"."dec",
        "t12"."dec_as_sent",
        "t12"."rec",
        "t12"."rec_as_sent",
        "t12"."reason_place_change",
        "t12"."reason_place_change_as_sent",
        "t12"."home_post",
        "t12"."home_post_as_sent",
        "t12"."pl_post",
        "t12"."pl_post_as_sent",
        "t12"."urn",
        "t12"."urn_as_sent",
        "t12"."other_columns",
        "t12"."child_id",
        "t12"."number_of_lines",
        "t12"."born_first",
        "t12"."born_last",
        "t12"."is_in_header",
        "t4"."forgotten_row"
      FROM (
        SELECT
          "t10".*
          EXCLUDE ("as_at_right", "child_right", "collection_year_right")
        FROM (
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
            "t9"."collection_year_right",
            "t9"."as_at_right",
            "t9"."child_right",
            "t9"."born_first",
            "t9"."born_last",
            "t9"."child_right" IS NOT NULL AS "is_in_header"
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
              "t7"."collection_year" AS "collection_year_right",
              "t7"."as_at" AS "as_at_right",
              "t7"."child" AS "child_right",
              "t7"."born_first",
              "t7"."born_last"
            FROM (
              SELECT
                "t1"."row_id",
                "t1"."file_id",
                "t1"."line",
                "t1"."element_path",
                "t1"."collection_year",
                "t1"."as_at",
                "t1"."repeated",
                "t1"."same_as",
                "t1"."child",
                "t1"."child_as_sent",
                "t1"."decom",
                "t1"."decom_as_sent",
                "t1"."rne",
                "t1"."rne_as_sent",
                "t1"."ls",
                "t1"."ls_as_sent",
                "t1"."cin",
                "t1"."cin_as_sent",
                "t1"."place",
                "t1"."place_as_sent",
                "t1"."place_provider",
                "t1"."place_provider_as_sent",
                "t1"."dec",
                "t1"."dec_as_sent",
                "t1"."rec",
                "t1"."rec_as_sent",
                "t1"."reason_place_change",
                "t1"."reason_place_change_as_sent",
                "t1"."home_post",
                "t1"."home_post_as_sent",
                "t1"."pl_post",
                "t1"."pl_post_as_sent",
                "t1"."urn",
                "t1"."urn_as_sent",
                "t1"."other_columns",
                "t1"."child" AS "child_id",
                COUNT("t1"."row_id") OVER (
                  PARTITION BY "t1"."collection_year", "t1"."as_at", "t1"."child"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "number_of_lines"
              FROM "returned"."ssda903_episodes" AS "t1"
            ) AS "t8"
            LEFT OUTER JOIN (
              SELECT
                "t2"."collection_year",
                "t2"."as_at",
                "t2"."child",
                MIN("t2"."dob") AS "born_first",
                MAX("t2"."dob") AS "born_last"
              FROM "returned"."ssda903_header" AS "t2"
              GROUP BY
                1,
                2,
                3
            ) AS "t7"
              ON "t8"."collection_year" = "t7"."collection_year"
              AND "t8"."as_at" = "t7"."as_at"
              AND "t8"."child" = "t7"."child"
          ) AS "t9"
        ) AS "t10"
      ) AS "t12"
      LEFT OUTER JOIN (
        SELECT
          "t0"."row_id" AS "forgotten_row"
        FROM "record"."cla_episodes" AS "t0"
        WHERE
          "t0"."not_in_later_return"
      ) AS "t4"
        ON "t12"."row_id" = "t4"."forgotten_row"
    ) AS "t13"
  ) AS "t14"
) AS "t15"

-- view ssda903_missing
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."missing",
    "t6"."missing_as_sent",
    "t6"."mis_start",
    "t6"."mis_start_as_sent",
    "t6"."mis_end",
    "t6"."mis_end_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_reviews
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."review",
    "t6"."review_as_sent",
    "t6"."review_code",
    "t6"."review_code_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_ad1
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."date_int",
    "t6"."date_int_as_sent",
    "t6"."date_match",
    "t6"."date_match_as_sent",
    "t6"."foster_care",
    "t6"."foster_care_as_sent",
    "t6"."nb_adoptr",
    "t6"."nb_adoptr_as_sent",
    "t6"."sex_adoptr",
    "t6"."sex_adoptr_as_sent",
    "t6"."ls_adoptr",
    "t6"."ls_adoptr_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_placed_adoption
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."date_placed",
    "t6"."date_placed_as_sent",
    "t6"."date_placed_ceased",
    "t6"."date_placed_ceased_as_sent",
    "t6"."reason_placed_ceased",
    "t6"."reason_placed_ceased_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_oc2
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."sdq_score",
    "t6"."sdq_score_as_sent",
    "t6"."sdq_reason",
    "t6"."sdq_reason_as_sent",
    "t6"."convicted",
    "t6"."convicted_as_sent",
    "t6"."health_check",
    "t6"."health_check_as_sent",
    "t6"."immunisations",
    "t6"."immunisations_as_sent",
    "t6"."teeth_check",
    "t6"."teeth_check_as_sent",
    "t6"."health_assessment",
    "t6"."health_assessment_as_sent",
    "t6"."substance_misuse",
    "t6"."substance_misuse_as_sent",
    "t6"."intervention_received",
    "t6"."intervention_received_as_sent",
    "t6"."intervention_offered",
    "t6"."intervention_offered_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_oc3
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."in_touch",
    "t6"."in_touch_as_sent",
    "t6"."activ",
    "t6"."activ_as_sent",
    "t6"."accom",
    "t6"."accom_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_prev_perm
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."prev_perm",
    "t6"."prev_perm_as_sent",
    "t6"."la_perm",
    "t6"."la_perm_as_sent",
    "t6"."date_perm",
    "t6"."date_perm_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_uasc
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."sex",
    "t6"."sex_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."duc",
    "t6"."duc_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_sw_episodes
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."sw_id",
    "t6"."sw_id_as_sent",
    "t6"."sw_decom",
    "t6"."sw_decom_as_sent",
    "t6"."sw_dec",
    "t6"."sw_dec_as_sent",
    "t6"."sw_reason",
    "t6"."sw_reason_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_dolo
SELECT
  "t7".*
  EXCLUDE ("as_at_right", "child_right", "collection_year_right")
FROM (
  SELECT
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."element_path",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."repeated",
    "t6"."same_as",
    "t6"."child",
    "t6"."child_as_sent",
    "t6"."dob",
    "t6"."dob_as_sent",
    "t6"."dolo_start",
    "t6"."dolo_start_as_sent",
    "t6"."dolo_end",
    "t6"."dolo_end_as_sent",
    "t6"."other_columns",
    "t6"."child_id",
    "t6"."number_of_lines",
    "t6"."collection_year_right",
    "t6"."as_at_right",
    "t6"."child_right",
    "t6"."born_first",
    "t6"."born_last",
    "t6"."child_right" IS NOT NULL AS "is_in_header"
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
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."child" AS "child_right",
      "t4"."born_first",
      "t4"."born_last"
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
  ) AS "t6"
) AS "t7"

-- view ssda903_header
SELECT
  "t7".*
  EXCLUDE ("other_row")
FROM (
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
    "t6"."other_row",
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
) AS "t7"

-- view cin_child
SELECT
  "t14".*
  EXCLUDE ("referrals", "as_at_right", "lachildid_right", "collection_year_right")
FROM (
  SELECT
    "t13"."row_id",
    "t13"."file_id",
    "t13"."line",
    "t13"."element_path",
    "t13"."collection_year",
    "t13"."as_at",
    "t13"."repeated",
    "t13"."same_as",
    "t13"."lachildid",
    "t13"."lachildid_as_sent",
    "t13"."upn",
    "t13"."upn_as_sent",
    "t13"."formerupn",
    "t13"."formerupn_as_sent",
    "t13"."upnunknown",
    "t13"."upnunknown_as_sent",
    "t13"."personbirthdate",
    "t13"."personbirthdate_as_sent",
    "t13"."expectedpersonbirthdate",
    "t13"."expectedpersonbirthdate_as_sent",
    "t13"."gendercurrent",
    "t13"."gendercurrent_as_sent",
    "t13"."sex",
    "t13"."sex_as_sent",
    "t13"."persondeathdate",
    "t13"."persondeathdate_as_sent",
    "t13"."ethnicity",
    "t13"."ethnicity_as_sent",
    "t13"."other_columns",
    "t13"."child_id",
    "t13"."number_of_lines",
    "t13"."otherwise_born",
    "t13"."collection_year_right",
    "t13"."as_at_right",
    "t13"."lachildid_right",
    "t13"."referrals",
    COALESCE("t13"."referrals", 0) AS "number_of_referrals"
  FROM (
    SELECT
      "t12"."row_id",
      "t12"."file_id",
      "t12"."line",
      "t12"."element_path",
      "t12"."collection_year",
      "t12"."as_at",
      "t12"."repeated",
      "t12"."same_as",
      "t12"."lachildid",
      "t12"."lachildid_as_sent",
      "t12"."upn",
      "t12"."upn_as_sent",
      "t12"."formerupn",
      "t12"."formerupn_as_sent",
      "t12"."upnunknown",
      "t12"."upnunknown_as_sent",
      "t12"."personbirthdate",
      "t12"."personbirthdate_as_sent",
      "t12"."expectedpersonbirthdate",
      "t12"."expectedpersonbirthdate_as_sent",
      "t12"."gendercurrent",
      "t12"."gendercurrent_as_sent",
      "t12"."sex",
      "t12"."sex_as_sent",
      "t12"."persondeathdate",
      "t12"."persondeathdate_as_sent",
      "t12"."ethnicity",
      "t12"."ethnicity_as_sent",
      "t12"."other_columns",
      "t12"."child_id",
      "t12"."number_of_lines",
      "t12"."otherwise_born",
      "t4"."collection_year" AS "collection_year_right",
      "t4"."as_at" AS "as_at_right",
      "t4"."lachildid" AS "lachildid_right",
      "t4"."referrals"
    FROM (
      SELECT
        "t10".*
        EXCLUDE ("other_row")
      FROM (
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
          "t9"."other_row",
          "t9"."otherwise_born"
        FROM (
          SELECT
            "t1"."row_id",
            "t1"."file_id",
            "t1"."line",
            "t1"."element_path",
            "t1"."collection_year",
            "t1"."as_at",
            "t1"."repeated",
            "t1"."same_as",
            "t1"."lachildid",
            "t1"."lachildid_as_sent",
            "t1"."upn",
            "t1"."upn_as_sent",
            "t1"."formerupn",
            "t1"."formerupn_as_sent",
            "t1"."upnunknown",
            "t1"."upnunknown_as_sent",
            "t1"."personbirthdate",
            "t1"."personbirthdate_as_sent",
            "t1"."expectedpersonbirthdate",
            "t1"."expectedpersonbirthdate_as_sent",
            "t1"."gendercurrent",
            "t1"."gendercurrent_as_sent",
            "t1"."sex",
            "t1"."sex_as_sent",
            "t1"."persondeathdate",
            "t1"."persondeathdate_as_sent",
            "t1"."ethnicity",
            "t1"."ethnicity_as_sent",
            "t1"."other_columns",
            "t1"."lachildid" AS "child_id",
            COUNT("t1"."row_id") OVER (
              PARTITION BY "t1"."collection_year", "t1"."as_at", "t1"."lachildid"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "number_of_lines"
          FROM "returned"."cin_child" AS "t1"
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
      ) AS "t10"
    ) AS "t12"
    LEFT OUTER JOIN (
      SELECT
        "t0"."collection_year",
        "t0"."as_at",
        "t0"."lachildid",
        COUNT(*) AS "referrals"
      FROM "returned"."cin_referral" AS "t0"
      GROUP BY
        1,
        2,
        3
    ) AS "t4"
      ON "t12"."collection_year" = "t4"."collection_year"
      AND "t12"."as_at" = "t4"."as_at"
      AND "t12"."lachildid" = "t4"."lachildid"
  ) AS "t13"
) AS "t14"

-- view cin_referral
SELECT
  "t17".*
  EXCLUDE ("another_closed", "row_id_right")
FROM (
  SELECT
    "t16"."row_id",
    "t16"."file_id",
    "t16"."line",
    "t16"."element_path",
    "t16"."collection_year",
    "t16"."as_at",
    "t16"."repeated",
    "t16"."same_as",
    "t16"."child_row_id",
    "t16"."lachildid",
    "t16"."cinreferraldate",
    "t16"."cinreferraldate_as_sent",
    "t16"."referralsource",
    "t16"."referralsource_as_sent",
    "t16"."primaryneedcode",
    "t16"."primaryneedcode_as_sent",
    "t16"."cinclosuredate",
    "t16"."cinclosuredate_as_sent",
    "t16"."reasonforclosure",
    "t16"."reasonforclosure_as_sent",
    "t16"."dateofinitialcpc",
    "t16"."dateofinitialcpc_as_sent",
    "t16"."referralnfa",
    "t16"."referralnfa_as_sent",
    "t16"."other_columns",
    "t16"."child_id",
    "t16"."number_of_lines",
    "t16"."is_forgotten",
    "t16"."row_id_right",
    "t16"."another_closed",
    "t16"."another_closed" IS NOT NULL AS "is_in_another"
  FROM (
    SELECT
      "t9"."row_id",
      "t9"."file_id",
      "t9"."line",
      "t9"."element_path",
      "t9"."collection_year",
      "t9"."as_at",
      "t9"."repeated",
      "t9"."same_as",
      "t9"."child_row_id",
      "t9"."lachildid",
      "t9"."cinreferraldate",
      "t9"."cinreferraldate_as_sent",
      "t9"."referralsource",
      "t9"."referralsource_as_sent",
      "t9"."primaryneedcode",
      "t9"."primaryneedcode_as_sent",
      "t9"."cinclosuredate",
      "t9"."cinclosuredate_as_sent",
      "t9"."reasonforclosure",
      "t9"."reasonforclosure_as_sent",
      "t9"."dateofinitialcpc",
      "t9"."dateofinitialcpc_as_sent",
      "t9"."referralnfa",
      "t9"."referralnfa_as_sent",
      "t9"."other_columns",
      "t9"."child_id",
      "t9"."number_of_lines",
      "t9"."is_forgotten",
      "t15"."row_id" AS "row_id_right",
      "t15"."another_closed"
    FROM (
      SELECT
        "t7".*
        EXCLUDE ("forgotten_row")
      FROM (
        SELECT
          "t6"."row_id",
          "t6"."file_id",
          "t6"."line",
          "t6"."element_path",
          "t6"."collection_year",
          "t6"."as_at",
          "t6"."repeated",
          "t6"."same_as",
          "t6"."child_row_id",
          "t6"."lachildid",
          "t6"."cinreferraldate",
          "t6"."cinreferraldate_as_sent",
          "t6"."referralsource",
          "t6"."referralsource_as_sent",
          "t6"."primaryneedcode",
          "t6"."primaryneedcode_as_sent",
          "t6"."cinclosuredate",
          "t6"."cinclosuredate_as_sent",
          "t6"."reasonforclosure",
          "t6"."reasonforclosure_as_sent",
          "t6"."dateofinitialcpc",
          "t6"."dateofinitialcpc_as_sent",
          "t6"."referralnfa",
          "t6"."referralnfa_as_sent",
          "t6"."other_columns",
          "t6"."child_id",
          "t6"."number_of_lines",
          "t6"."forgotten_row",
          "t6"."forgotten_row" IS NOT NULL AS "is_forgotten"
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
            "t3"."forgotten_row"
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
      ) AS "t7"
    ) AS "t9"
    LEFT OUTER JOIN (
      SELECT
        "t13"."row_id",
        MAX("t13"."done") AS "another_closed"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t9"."row_id",
            "t9"."file_id",
            "t9"."line",
            "t9"."element_path",
            "t9"."collection_year",
            "t9"."as_at",
            "t9"."repeated",
            "t9"."same_as",
            "t9"."child_row_id",
            "t9"."lachildid",
            "t9"."cinreferraldate",
            "t9"."cinreferraldate_as_sent",
            "t9"."referralsource",
            "t9"."referralsource_as_sent",
            "t9"."primaryneedcode",
            "t9"."primaryneedcode_as_sent",
            "t9"."cinclosuredate",
            "t9"."cinclosuredate_as_sent",
            "t9"."reasonforclosure",
            "t9"."reasonforclosure_as_sent",
            "t9"."dateofinitialcpc",
            "t9"."dateofinitialcpc_as_sent",
            "t9"."referralnfa",
            "t9"."referralnfa_as_sent",
            "t9"."other_columns",
            "t9"."child_id",
            "t9"."number_of_lines",
            "t9"."is_forgotten",
            "t11"."other_row",
            "t11"."begun",
            "t11"."done"
          FROM (
            SELECT
              "t7".*
              EXCLUDE ("forgotten_row")
            FROM (
              SELECT
                "t6"."row_id",
                "t6"."file_id",
                "t6"."line",
                "t6"."element_path",
                "t6"."collection_year",
                "t6"."as_at",
                "t6"."repeated",
                "t6"."same_as",
                "t6"."child_row_id",
                "t6"."lachildid",
                "t6"."cinreferraldate",
                "t6"."cinreferraldate_as_sent",
                "t6"."referralsource",
                "t6"."referralsource_as_sent",
                "t6"."primaryneedcode",
                "t6"."primaryneedcode_as_sent",
                "t6"."cinclosuredate",
                "t6"."cinclosuredate_as_sent",
                "t6"."reasonforclosure",
                "t6"."reasonforclosure_as_sent",
                "t6"."dateofinitialcpc",
                "t6"."dateofinitialcpc_as_sent",
                "t6"."referralnfa",
                "t6"."referralnfa_as_sent",
                "t6"."other_columns",
                "t6"."child_id",
                "t6"."number_of_lines",
                "t6"."forgotten_row",
                "t6"."forgotten_row" IS NOT NULL AS "is_forgotten"
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
                  "t3"."forgotten_row"
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
            ) AS "t7"
          ) AS "t9"
          INNER JOIN (
            SELECT
              "t8"."collection_year",
              "t8"."as_at",
              "t8"."lachildid",
              "t8"."row_id" AS "other_row",
              "t8"."cinreferraldate" AS "begun",
              CASE
                WHEN (
                  "t8"."cinclosuredate" IS NULL
                )
                AND (
                  TRIM(COALESCE("t8"."cinclosuredate_as_sent", ''), ' 	
') = ''
                )
                THEN CASE
                  WHEN COALESCE("t8"."referralnfa", FALSE)
                  THEN CAST(NULL AS DATE)
                  ELSE "t8"."as_at" + INTERVAL '1' DAY
                END
                ELSE "t8"."cinclosuredate"
              END AS "done"
            FROM (
              SELECT
                "t7".*
                EXCLUDE ("forgotten_row")
              FROM (
                SELECT
                  "t6"."row_id",
                  "t6"."file_id",
                  "t6"."line",
                  "t6"."element_path",
                  "t6"."collection_year",
                  "t6"."as_at",
                  "t6"."repeated",
                  "t6"."same_as",
                  "t6"."child_row_id",
                  "t6"."lachildid",
                  "t6"."cinreferraldate",
                  "t6"."cinreferraldate_as_sent",
                  "t6"."referralsource",
                  "t6"."referralsource_as_sent",
                  "t6"."primaryneedcode",
                  "t6"."primaryneedcode_as_sent",
                  "t6"."cinclosuredate",
                  "t6"."cinclosuredate_as_sent",
                  "t6"."reasonforclosure",
                  "t6"."reasonforclosure_as_sent",
                  "t6"."dateofinitialcpc",
                  "t6"."dateofinitialcpc_as_sent",
                  "t6"."referralnfa",
                  "t6"."referralnfa_as_sent",
                  "t6"."other_columns",
                  "t6"."child_id",
                  "t6"."number_of_lines",
                  "t6"."forgotten_row",
                  "t6"."forgotten_row" IS NOT NULL AS "is_forgotten"
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
                    "t3"."forgotten_row"
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
              ) AS "t7"
            ) AS "t8"
            WHERE
              NOT (
                "t8"."repeated"
              )
          ) AS "t11"
            ON "t9"."collection_year" = "t11"."collection_year"
            AND "t9"."as_at" = "t11"."as_at"
            AND "t9"."lachildid" = "t11"."lachildid"
        ) AS "t12"
        WHERE
          "t12"."row_id" <> "t12"."other_row"
          AND "t12"."begun" <= "t12"."cinreferraldate"
          AND "t12"."cinreferraldate" < "t12"."done"
      ) AS "t13"
      GROUP BY
        1
    ) AS "t15"
      ON "t9"."row_id" = "t15"."row_id"
  ) AS "t16"
) AS "t17"

-- view cin_assessment
SELECT
  "t6".*
  EXCLUDE ("around")
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
    "t3"."around",
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
) AS "t6"

-- view cin_section47
SELECT
  "t6".*
  EXCLUDE ("around")
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
    "t3"."around",
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
) AS "t6"

-- view cin_protection_plan
SELECT
  "t13".*
  EXCLUDE ("forgotten_row")
FROM (
  SELECT
    "t12"."row_id",
    "t12"."file_id",
    "t12"."line",
    "t12"."element_path",
    "t12"."collection_year",
    "t12"."as_at",
    "t12"."repeated",
    "t12"."same_as",
    "t12"."child_row_id",
    "t12"."referral_row_id",
    "t12"."lachildid",
    "t12"."cppstartdate",
    "t12"."cppstartdate_as_sent",
    "t12"."cppenddate",
    "t12"."cppenddate_as_sent",
    "t12"."initialcategoryofabuse",
    "t12"."initialcategoryofabuse_as_sent",
    "t12"."latestcategoryofabuse",
    "t12"."latestcategoryofabuse_as_sent",
    "t12"."numberofpreviouscpp",
    "t12"."numberofpreviouscpp_as_sent",
    "t12"."other_columns",
    "t12"."child_id",
    "t12"."number_of_lines",
    "t12"."referral_date",
    "t12"."referral_date_as_sent",
    "t12"."forgotten_row",
    "t12"."forgotten_row" IS NOT NULL AS "is_forgotten"
  FROM (
    SELECT
      "t11"."row_id",
      "t11"."file_id",
      "t11"."line",
      "t11"."element_path",
      "t11"."collection_year",
      "t11"."as_at",
      "t11"."repeated",
      "t11"."same_as",
      "t11"."child_row_id",
      "t11"."referral_row_id",
      "t11"."lachildid",
      "t11"."cppstartdate",
      "t11"."cppstartdate_as_sent",
      "t11"."cppenddate",
      "t11"."cppenddate_as_sent",
      "t11"."initialcategoryofabuse",
      "t11"."initialcategoryofabuse_as_sent",
      "t11"."latestcategoryofabuse",
      "t11"."latestcategoryofabuse_as_sent",
      "t11"."numberofpreviouscpp",
      "t11"."numberofpreviouscpp_as_sent",
      "t11"."other_columns",
      "t11"."child_id",
      "t11"."number_of_lines",
      "t11"."referral_date",
      "t11"."referral_date_as_sent",
      "t5"."forgotten_row"
    FROM (
      SELECT
        "t9".*
        EXCLUDE ("around")
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
          "t6"."around",
          "t6"."referral_date",
          "t6"."referral_date_as_sent"
        FROM (
          SELECT
            "t1"."row_id",
            "t1"."file_id",
            "t1"."line",
            "t1"."element_path",
            "t1"."collection_year",
            "t1"."as_at",
            "t1"."repeated",
            "t1"."same_as",
            "t1"."child_row_id",
            "t1"."referral_row_id",
            "t1"."lachildid",
            "t1"."cppstartdate",
            "t1"."cppstartdate_as_sent",
            "t1"."cppenddate",
            "t1"."cppenddate_as_sent",
            "t1"."initialcategoryofabuse",
            "t1"."initialcategoryofabuse_as_sent",
            "t1"."latestcategoryofabuse",
            "t1"."latestcategoryofabuse_as_sent",
            "t1"."numberofpreviouscpp",
            "t1"."numberofpreviouscpp_as_sent",
            "t1"."other_columns",
            "t1"."lachildid" AS "child_id",
            COUNT("t1"."row_id") OVER (
              PARTITION BY "t1"."collection_year", "t1"."as_at", "t1"."lachildid"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "number_of_lines"
          FROM "returned"."cin_protection_plan" AS "t1"
        ) AS "t8"
        LEFT OUTER JOIN (
          SELECT
            "t2"."row_id" AS "around",
            "t2"."cinreferraldate" AS "referral_date",
            "t2"."cinreferraldate_as_sent" AS "referral_date_as_sent"
          FROM "returned"."cin_referral" AS "t2"
        ) AS "t6"
          ON "t8"."referral_row_id" = "t6"."around"
      ) AS "t9"
    ) AS "t11"
    LEFT OUTER JOIN (
      SELECT
        "t0"."row_id" AS "forgotten_row"
      FROM "record"."cp_plans" AS "t0"
      WHERE
        "t0"."not_in_later_return"
    ) AS "t5"
      ON "t11"."row_id" = "t5"."forgotten_row"
  ) AS "t12"
) AS "t13"

-- view cin_plan
SELECT
  "t6".*
  EXCLUDE ("around")
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
    "t5"."referral_row_id",
    "t5"."lachildid",
    "t5"."cinplanstartdate",
    "t5"."cinplanstartdate_as_sent",
    "t5"."cinplanenddate",
    "t5"."cinplanenddate_as_sent",
    "t5"."other_columns",
    "t5"."child_id",
    "t5"."number_of_lines",
    "t3"."around",
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
) AS "t6"

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
  COALESCE(NULLIF(TRIM("t0"."dec_as_sent", ' 	
'), ''), 'blank') || ' (' || 'REC ' || COALESCE(NULLIF(TRIM("t0"."rec_as_sent", ' 	
'), ''), 'blank') || ', ' || 'the next began ' || COALESCE(NULLIF(TRIM("t0"."next_decom_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
        TRIM(COALESCE("t0"."dec_as_sent", ''), ' 	
') = ''
      )
    )
    OR (
      (
        "t0"."rec" IS NULL
      )
      AND (
        TRIM(COALESCE("t0"."rec_as_sent", ''), ' 	
') = ''
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
  COALESCE(NULLIF(TRIM("t0"."dec_as_sent", ' 	
'), ''), 'blank') || ' (' || 'REC ' || COALESCE(NULLIF(TRIM("t0"."rec_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
      TRIM(COALESCE("t0"."dec_as_sent", ''), ' 	
') = ''
    )
  ) <> (
    (
      "t0"."rec" IS NULL
    )
    AND (
      TRIM(COALESCE("t0"."rec_as_sent", ''), ' 	
') = ''
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
  COALESCE(NULLIF(TRIM("t0"."decom_as_sent", ' 	
'), ''), 'blank') || ' (' || 'born ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."decom_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."decom_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dec_as_sent", ' 	
'), ''), 'blank') || ' (' || 'DECOM ' || COALESCE(NULLIF(TRIM("t0"."decom_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dec_as_sent", ' 	
'), ''), 'blank') || ' (' || 'DECOM ' || COALESCE(NULLIF(TRIM("t0"."decom_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."rne_as_sent", ' 	
'), ''), 'blank') || ' (' || 'DECOM ' || COALESCE(NULLIF(TRIM("t0"."decom_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dec_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."rec_as_sent", ' 	
'), ''), 'blank') || ' (' || 'DEC ' || COALESCE(NULLIF(TRIM("t0"."dec_as_sent", ' 	
'), ''), 'blank') || ', ' || 'the next began ' || COALESCE(NULLIF(TRIM("t0"."next_decom_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."decom_as_sent", ' 	
'), ''), 'blank') || ' (' || 'the one before ended ' || COALESCE(NULLIF(TRIM("t0"."previous_dec_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."mis_end_as_sent", ' 	
'), ''), 'blank') || ' (' || 'MIS_START ' || COALESCE(NULLIF(TRIM("t0"."mis_start_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."mis_start_as_sent", ' 	
'), ''), 'blank') || ' (' || 'MIS_END ' || COALESCE(NULLIF(TRIM("t0"."mis_end_as_sent", ' 	
'), ''), 'blank') || ', ' || 'DOB ' || COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."review_as_sent", ' 	
'), ''), 'blank') || ' (' || 'DOB ' || COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'Header ' || COALESCE(
    NULLIF(TRIM(STRFTIME("t0"."born_first", '%d/%m/%Y'), ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."child_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."lachildid_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."personbirthdate_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."personbirthdate_as_sent", ' 	
'), ''), 'blank') || ' (' || 'ExpectedPersonBirthDate ' || COALESCE(
    NULLIF(TRIM("t0"."expectedpersonbirthdate_as_sent", ' 	
'), ''),
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
      TRIM(COALESCE("t0"."personbirthdate_as_sent", ''), ' 	
') = ''
    )
  ) = (
    (
      "t0"."expectedpersonbirthdate" IS NULL
    )
    AND (
      TRIM(COALESCE("t0"."expectedpersonbirthdate_as_sent", ''), ' 	
') = ''
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
  COALESCE(NULLIF(TRIM("t0"."lachildid_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."cinreferraldate_as_sent", ' 	
'), ''), 'blank') AS "found",
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
        TRIM(COALESCE("t0"."cinreferraldate_as_sent", ''), ' 	
') = ''
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
  COALESCE(NULLIF(TRIM("t0"."cinclosuredate_as_sent", ' 	
'), ''), 'blank') || ' (' || 'CINreferralDate ' || COALESCE(NULLIF(TRIM("t0"."cinreferraldate_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."reasonforclosure_as_sent", ' 	
'), ''), 'blank') || ' (' || 'CINclosureDate ' || COALESCE(NULLIF(TRIM("t0"."cinclosuredate_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
      TRIM(COALESCE("t0"."cinclosuredate_as_sent", ''), ' 	
') = ''
    )
  )
  AND "t0"."reasonforclosure" IS NULL
  AND TRIM(COALESCE("t0"."reasonforclosure_as_sent", ''), ' 	
') = ''

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
  COALESCE(NULLIF(TRIM("t0"."cinclosuredate_as_sent", ' 	
'), ''), 'blank') || ' (' || 'ReasonForClosure ' || COALESCE(NULLIF(TRIM("t0"."reasonforclosure_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
  'gives a reason without the day.' AS "says"
FROM "seen_cin_referral" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  )
  AND "t0"."cinclosuredate" IS NULL
  AND TRIM(COALESCE("t0"."cinclosuredate_as_sent", ''), ' 	
') = ''
  AND NOT (
    (
      "t0"."reasonforclosure" IS NULL
    )
    AND (
      TRIM(COALESCE("t0"."reasonforclosure_as_sent", ''), ' 	
') = ''
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
  COALESCE(NULLIF(TRIM("t0"."cinreferraldate_as_sent", ' 	
'), ''), 'blank') AS "found",
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
    NULLIF(TRIM("t0"."assessmentactualstartdate_as_sent", ' 	
'), ''),
    'blank'
  ) || ' (' || 'referred ' || COALESCE(NULLIF(TRIM("t0"."referral_date_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dateofinitialcpc_as_sent", ' 	
'), ''), 'blank') || ' (' || 'referred ' || COALESCE(NULLIF(TRIM("t0"."referral_date_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."cppstartdate_as_sent", ' 	
'), ''), 'blank') || ' (' || 'referred ' || COALESCE(NULLIF(TRIM("t0"."referral_date_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
    NULLIF(TRIM("t0"."s47actualstartdate_as_sent", ' 	
'), ''),
    'blank'
  ) || ' (' || 'referred ' || COALESCE(NULLIF(TRIM("t0"."referral_date_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."cinplanstartdate_as_sent", ' 	
'), ''), 'blank') || ' (' || 'referred ' || COALESCE(NULLIF(TRIM("t0"."referral_date_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
    NULLIF(TRIM("t0"."assessmentauthorisationdate_as_sent", ' 	
'), ''),
    'blank'
  ) || ' (' || 'AssessmentActualStartDate ' || COALESCE(
    NULLIF(TRIM("t0"."assessmentactualstartdate_as_sent", ' 	
'), ''),
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
  COALESCE(NULLIF(TRIM("t0"."cppenddate_as_sent", ' 	
'), ''), 'blank') || ' (' || 'CPPstartDate ' || COALESCE(NULLIF(TRIM("t0"."cppstartdate_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."cinplanenddate_as_sent", ' 	
'), ''), 'blank') || ' (' || 'CINPlanStartDate ' || COALESCE(NULLIF(TRIM("t0"."cinplanstartdate_as_sent", ' 	
'), ''), 'blank') || ')' AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."decom_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."cinreferraldate_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."cppstartdate_as_sent", ' 	
'), ''), 'blank') AS "found",
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
  COALESCE(NULLIF(TRIM("t0"."dob_as_sent", ' 	
'), ''), 'blank') || ' (' || 'used ' || COALESCE(NULLIF(TRIM("t0"."otherwise_born", ' 	
'), ''), 'blank') || ')' AS "found",
  'is not the birth that is used.' AS "says"
FROM "seen_ssda903_header" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."otherwise_born" IS NOT NULL

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
  COALESCE(NULLIF(TRIM("t0"."personbirthdate_as_sent", ' 	
'), ''), 'blank') || ' (' || 'used ' || COALESCE(NULLIF(TRIM("t0"."otherwise_born", ' 	
'), ''), 'blank') || ')' AS "found",
  'is not the birth that is used.' AS "says"
FROM "seen_cin_child" AS "t0"
WHERE
  NOT (
    "t0"."repeated"
  ) AND "t0"."otherwise_born" IS NOT NULL
