-- Made by: python -m seedbed.understand.indicators. Change what it is made from, not this file.
-- made from 354bed5de101e73a

-- base referrals
SELECT
  "t2"."period",
  "t12"."person_id",
  "t12"."on",
  "t12"."row_id",
  "t12"."is_rereferral",
  "t12"."is_no_further_action"
FROM (
  SELECT
    "t10"."person_id",
    "t10"."referral_date",
    "t10"."referral_source_code",
    "t10"."cin_primary_need_code",
    "t10"."referral_nfa",
    "t10"."close_date",
    "t10"."close_reason",
    "t10"."nth",
    "t10"."not_in_later_return",
    "t10"."end_unreadable",
    "t10"."counted_until",
    "t10"."row_id",
    "t10"."file_id",
    "t10"."line",
    "t10"."collection_year",
    "t10"."as_at",
    "t10"."earlier",
    "t10"."has_undated",
    CASE
      WHEN "t10"."earlier" >= (
        "t10"."referral_date" - INTERVAL '1' YEAR
      )
      THEN TRUE
      WHEN "t10"."has_undated"
      THEN CAST(NULL AS BOOLEAN)
      ELSE FALSE
    END AS "is_rereferral",
    "t10"."referral_nfa" AS "is_no_further_action",
    "t10"."referral_date" AS "on"
  FROM (
    SELECT
      "t3"."person_id",
      "t3"."referral_date",
      "t3"."referral_source_code",
      "t3"."cin_primary_need_code",
      "t3"."referral_nfa",
      "t3"."close_date",
      "t3"."close_reason",
      "t3"."nth",
      "t3"."not_in_later_return",
      "t3"."end_unreadable",
      "t3"."counted_until",
      "t3"."row_id",
      "t3"."file_id",
      "t3"."line",
      "t3"."collection_year",
      "t3"."as_at",
      "t9"."earlier",
      "t7"."has_undated"
    FROM "record"."cin_episodes" AS "t3"
    INNER JOIN (
      SELECT
        "t4"."person_id",
        "t4"."referral_date",
        LAG("t4"."referral_date") OVER (
          PARTITION BY "t4"."person_id"
          ORDER BY "t4"."referral_date" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "earlier"
      FROM (
        SELECT DISTINCT
          "t1"."person_id",
          "t1"."referral_date"
        FROM "record"."cin_episodes" AS "t1"
        WHERE
          "t1"."referral_date" IS NOT NULL
      ) AS "t4"
    ) AS "t9"
      ON "t3"."person_id" = "t9"."person_id"
      AND "t3"."referral_date" = "t9"."referral_date"
    LEFT OUTER JOIN (
      SELECT
        "t5"."person_id",
        TRUE AS "has_undated"
      FROM (
        SELECT DISTINCT
          "t1"."person_id"
        FROM "record"."cin_episodes" AS "t1"
        WHERE
          "t1"."referral_date" IS NULL
      ) AS "t5"
    ) AS "t7"
      ON "t3"."person_id" = "t7"."person_id"
  ) AS "t10"
) AS "t12"
INNER JOIN "temp"."main"."periods" AS "t2"
  ON "t12"."on" >= "t2"."first" AND "t12"."on" <= "t2"."last"

-- base assessments
SELECT
  "t3"."period",
  "t11"."person_id",
  "t11"."on",
  "t11"."row_id",
  "t11"."is_on_time"
FROM (
  SELECT
    "t9"."person_id",
    "t9"."assessment_start_date",
    "t9"."assessment_auth_date",
    "t9"."nth",
    "t9"."not_in_later_return",
    "t9"."end_unreadable",
    "t9"."counted_until",
    "t9"."row_id",
    "t9"."file_id",
    "t9"."line",
    "t9"."collection_year",
    "t9"."as_at",
    "t9"."begun_on",
    "t9"."begun_number",
    "t9"."done_on",
    "t9"."done_number",
    CASE
      WHEN "t9"."assessment_start_date" <= "t9"."assessment_auth_date"
      THEN "t9"."done_number" - "t9"."begun_number"
      ELSE CAST(NULL AS INT)
    END AS "working_days",
    CASE
      WHEN "t9"."assessment_start_date" <= "t9"."assessment_auth_date"
      THEN "t9"."done_number" - "t9"."begun_number"
      ELSE CAST(NULL AS INT)
    END <= 45 AS "is_on_time",
    "t9"."assessment_auth_date" AS "on"
  FROM (
    SELECT
      "t4"."person_id",
      "t4"."assessment_start_date",
      "t4"."assessment_auth_date",
      "t4"."nth",
      "t4"."not_in_later_return",
      "t4"."end_unreadable",
      "t4"."counted_until",
      "t4"."row_id",
      "t4"."file_id",
      "t4"."line",
      "t4"."collection_year",
      "t4"."as_at",
      "t7"."begun_on",
      "t7"."begun_number",
      "t8"."done_on",
      "t8"."done_number"
    FROM "record"."cin_assessments" AS "t4"
    LEFT OUTER JOIN (
      SELECT
        "t2"."day" AS "begun_on",
        "t2"."working_day_number" AS "begun_number"
      FROM "record"."calendar" AS "t2"
    ) AS "t7"
      ON "t4"."assessment_start_date" = "t7"."begun_on"
    LEFT OUTER JOIN (
      SELECT
        "t2"."day" AS "done_on",
        "t2"."working_day_number" AS "done_number"
      FROM "record"."calendar" AS "t2"
    ) AS "t8"
      ON "t4"."assessment_auth_date" = "t8"."done_on"
  ) AS "t9"
) AS "t11"
INNER JOIN "temp"."main"."periods" AS "t3"
  ON "t11"."on" >= "t3"."first" AND "t11"."on" <= "t3"."last"

-- base enquiries
SELECT
  "t2"."period",
  "t4"."person_id",
  "t4"."on",
  "t4"."row_id",
  "t4"."led_to_conference"
FROM (
  SELECT
    "t0"."person_id",
    "t0"."s47_start_date",
    "t0"."icpc_not_required",
    "t0"."icpc_date",
    "t0"."nth",
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."icpc_date" IS NOT NULL AS "led_to_conference",
    "t0"."s47_start_date" AS "on"
  FROM "record"."s47_enquiry" AS "t0"
) AS "t4"
INNER JOIN "temp"."main"."periods" AS "t2"
  ON "t4"."on" >= "t2"."first" AND "t4"."on" <= "t2"."last"

-- base conferences
SELECT
  "t3"."period",
  "t12"."person_id",
  "t12"."on",
  "t12"."row_id",
  "t12"."is_on_time"
FROM (
  SELECT
    "t10"."person_id",
    "t10"."icpc_date",
    "t10"."s47_start_date",
    "t10"."is_transfer_in",
    "t10"."row_id",
    "t10"."file_id",
    "t10"."line",
    "t10"."collection_year",
    "t10"."as_at",
    "t10"."begun_on",
    "t10"."begun_number",
    "t10"."done_on",
    "t10"."done_number",
    CASE
      WHEN "t10"."s47_start_date" <= "t10"."icpc_date"
      THEN "t10"."done_number" - "t10"."begun_number"
      ELSE CAST(NULL AS INT)
    END AS "working_days",
    CASE
      WHEN "t10"."s47_start_date" <= "t10"."icpc_date"
      THEN "t10"."done_number" - "t10"."begun_number"
      ELSE CAST(NULL AS INT)
    END <= 15 AS "is_on_time",
    "t10"."icpc_date" AS "on"
  FROM (
    SELECT
      "t9"."person_id",
      "t9"."icpc_date",
      "t9"."s47_start_date",
      "t9"."is_transfer_in",
      "t9"."row_id",
      "t9"."file_id",
      "t9"."line",
      "t9"."collection_year",
      "t9"."as_at",
      "t7"."begun_on",
      "t7"."begun_number",
      "t8"."done_on",
      "t8"."done_number"
    FROM (
      SELECT
        *
      FROM "record"."initial_cp_conference" AS "t1"
      WHERE
        NOT (
          "t1"."is_transfer_in"
        )
    ) AS "t9"
    LEFT OUTER JOIN (
      SELECT
        "t2"."day" AS "begun_on",
        "t2"."working_day_number" AS "begun_number"
      FROM "record"."calendar" AS "t2"
    ) AS "t7"
      ON "t9"."s47_start_date" = "t7"."begun_on"
    LEFT OUTER JOIN (
      SELECT
        "t2"."day" AS "done_on",
        "t2"."working_day_number" AS "done_number"
      FROM "record"."calendar" AS "t2"
    ) AS "t8"
      ON "t9"."icpc_date" = "t8"."done_on"
  ) AS "t10"
) AS "t12"
INNER JOIN "temp"."main"."periods" AS "t3"
  ON "t12"."on" >= "t3"."first" AND "t12"."on" <= "t3"."last"

-- base children_in_need
SELECT
  "t7"."period",
  "t7"."person_id",
  "t7"."on",
  "t7"."row_id"
FROM (
  SELECT
    "t6"."person_id",
    "t6"."referral_date",
    "t6"."referral_source_code",
    "t6"."cin_primary_need_code",
    "t6"."referral_nfa",
    "t6"."close_date",
    "t6"."close_reason",
    "t6"."nth",
    "t6"."not_in_later_return",
    "t6"."end_unreadable",
    "t6"."counted_until",
    "t6"."row_id",
    "t6"."file_id",
    "t6"."line",
    "t6"."collection_year",
    "t6"."as_at",
    "t6"."period",
    "t6"."first",
    "t6"."last",
    "t6"."on",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."period", "t6"."person_id"
      ORDER BY "t6"."referral_date" DESC, "t6"."nth" DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place_in_line"
  FROM (
    SELECT
      "t5"."person_id",
      "t5"."referral_date",
      "t5"."referral_source_code",
      "t5"."cin_primary_need_code",
      "t5"."referral_nfa",
      "t5"."close_date",
      "t5"."close_reason",
      "t5"."nth",
      "t5"."not_in_later_return",
      "t5"."end_unreadable",
      "t5"."counted_until",
      "t5"."row_id",
      "t5"."file_id",
      "t5"."line",
      "t5"."collection_year",
      "t5"."as_at",
      "t5"."period",
      "t5"."first",
      "t5"."last",
      "t5"."last" AS "on"
    FROM (
      SELECT
        "t4"."person_id",
        "t4"."referral_date",
        "t4"."referral_source_code",
        "t4"."cin_primary_need_code",
        "t4"."referral_nfa",
        "t4"."close_date",
        "t4"."close_reason",
        "t4"."nth",
        "t4"."not_in_later_return",
        "t4"."end_unreadable",
        "t4"."counted_until",
        "t4"."row_id",
        "t4"."file_id",
        "t4"."line",
        "t4"."collection_year",
        "t4"."as_at",
        "t2"."period",
        "t2"."first",
        "t2"."last"
      FROM (
        SELECT
          *
        FROM "record"."cin_episodes" AS "t0"
        WHERE
          COALESCE("t0"."referral_nfa", FALSE) = FALSE
      ) AS "t4"
      INNER JOIN "temp"."main"."periods" AS "t2"
        ON "t4"."referral_date" <= "t2"."last"
    ) AS "t5"
    WHERE
      (
        "t5"."counted_until" IS NULL
      ) OR (
        "t5"."counted_until" > "t5"."last"
      )
  ) AS "t6"
) AS "t7"
WHERE
  "t7"."place_in_line" = 0

-- base plans_open
SELECT
  "t6"."period",
  "t6"."person_id",
  "t6"."on",
  "t6"."row_id",
  DATE_DIFF('DAY', "t6"."cp_plan_start_date", "t6"."on") > 729 AS "is_two_years"
FROM (
  SELECT
    "t5"."person_id",
    "t5"."cp_plan_start_date",
    "t5"."cp_plan_end_date",
    "t5"."cp_plan_initial_category",
    "t5"."cp_plan_latest_category",
    "t5"."number_of_previous_plans",
    "t5"."nth",
    "t5"."not_in_later_return",
    "t5"."end_unreadable",
    "t5"."counted_until",
    "t5"."row_id",
    "t5"."file_id",
    "t5"."line",
    "t5"."collection_year",
    "t5"."as_at",
    "t5"."period",
    "t5"."first",
    "t5"."last",
    "t5"."on",
    ROW_NUMBER() OVER (
      PARTITION BY "t5"."period", "t5"."person_id"
      ORDER BY "t5"."cp_plan_start_date" DESC, "t5"."nth" DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place_in_line"
  FROM (
    SELECT
      "t4"."person_id",
      "t4"."cp_plan_start_date",
      "t4"."cp_plan_end_date",
      "t4"."cp_plan_initial_category",
      "t4"."cp_plan_latest_category",
      "t4"."number_of_previous_plans",
      "t4"."nth",
      "t4"."not_in_later_return",
      "t4"."end_unreadable",
      "t4"."counted_until",
      "t4"."row_id",
      "t4"."file_id",
      "t4"."line",
      "t4"."collection_year",
      "t4"."as_at",
      "t4"."period",
      "t4"."first",
      "t4"."last",
      "t4"."last" AS "on"
    FROM (
      SELECT
        "t2"."person_id",
        "t2"."cp_plan_start_date",
        "t2"."cp_plan_end_date",
        "t2"."cp_plan_initial_category",
        "t2"."cp_plan_latest_category",
        "t2"."number_of_previous_plans",
        "t2"."nth",
        "t2"."not_in_later_return",
        "t2"."end_unreadable",
        "t2"."counted_until",
        "t2"."row_id",
        "t2"."file_id",
        "t2"."line",
        "t2"."collection_year",
        "t2"."as_at",
        "t3"."period",
        "t3"."first",
        "t3"."last"
      FROM "record"."cp_plans" AS "t2"
      INNER JOIN "temp"."main"."periods" AS "t3"
        ON "t2"."cp_plan_start_date" <= "t3"."last"
    ) AS "t4"
    WHERE
      (
        "t4"."counted_until" IS NULL
      ) OR (
        "t4"."counted_until" > "t4"."last"
      )
  ) AS "t5"
) AS "t6"
WHERE
  "t6"."place_in_line" = 0

-- base plans_starting
SELECT
  "t2"."period",
  "t4"."person_id",
  "t4"."on",
  "t4"."row_id",
  "t4"."is_second_plan"
FROM (
  SELECT
    "t0"."person_id",
    "t0"."cp_plan_start_date",
    "t0"."cp_plan_end_date",
    "t0"."cp_plan_initial_category",
    "t0"."cp_plan_latest_category",
    "t0"."number_of_previous_plans",
    "t0"."nth",
    "t0"."not_in_later_return",
    "t0"."end_unreadable",
    "t0"."counted_until",
    "t0"."row_id",
    "t0"."file_id",
    "t0"."line",
    "t0"."collection_year",
    "t0"."as_at",
    "t0"."number_of_previous_plans" > 0 AS "is_second_plan",
    "t0"."cp_plan_start_date" AS "on"
  FROM "record"."cp_plans" AS "t0"
) AS "t4"
INNER JOIN "temp"."main"."periods" AS "t2"
  ON "t4"."on" >= "t2"."first" AND "t4"."on" <= "t2"."last"

-- base looked_after
WITH "t18" AS (
  SELECT
    "t17"."person_id",
    "t17"."cla_episode_start_date",
    "t17"."cla_episode_start_reason",
    "t17"."legal_status",
    "t17"."cla_primary_need_code",
    "t17"."cla_placement_type",
    "t17"."cla_placement_provider",
    "t17"."cla_placement_postcode",
    "t17"."home_postcode",
    "t17"."cla_placement_urn",
    "t17"."cla_episode_ceased_date",
    "t17"."cla_episode_ceased_reason",
    "t17"."cla_placement_change_reason",
    "t17"."nth",
    "t17"."not_in_later_return",
    "t17"."end_unreadable",
    "t17"."counted_until",
    "t17"."row_id",
    "t17"."file_id",
    "t17"."line",
    "t17"."collection_year",
    "t17"."as_at",
    "t17"."is_short_break",
    "t17"."is_temporary",
    "t17"."cla_id",
    "t17"."cla_placement_id",
    "t17"."back_from_temporary",
    "t17"."period",
    "t17"."first",
    "t17"."last",
    "t17"."on",
    ROW_NUMBER() OVER (
      PARTITION BY "t17"."period", "t17"."person_id"
      ORDER BY "t17"."cla_episode_start_date" DESC, "t17"."nth" DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place_in_line"
  FROM (
    SELECT
      "t16"."person_id",
      "t16"."cla_episode_start_date",
      "t16"."cla_episode_start_reason",
      "t16"."legal_status",
      "t16"."cla_primary_need_code",
      "t16"."cla_placement_type",
      "t16"."cla_placement_provider",
      "t16"."cla_placement_postcode",
      "t16"."home_postcode",
      "t16"."cla_placement_urn",
      "t16"."cla_episode_ceased_date",
      "t16"."cla_episode_ceased_reason",
      "t16"."cla_placement_change_reason",
      "t16"."nth",
      "t16"."not_in_later_return",
      "t16"."end_unreadable",
      "t16"."counted_until",
      "t16"."row_id",
      "t16"."file_id",
      "t16"."line",
      "t16"."collection_year",
      "t16"."as_at",
      "t16"."is_short_break",
      "t16"."is_temporary",
      "t16"."cla_id",
      "t16"."cla_placement_id",
      "t16"."back_from_temporary",
      "t16"."period",
      "t16"."first",
      "t16"."last",
      "t16"."last" AS "on"
    FROM (
      SELECT
        "t15"."person_id",
        "t15"."cla_episode_start_date",
        "t15"."cla_episode_start_reason",
        "t15"."legal_status",
        "t15"."cla_primary_need_code",
        "t15"."cla_placement_type",
        "t15"."cla_placement_provider",
        "t15"."cla_placement_postcode",
        "t15"."home_postcode",
        "t15"."cla_placement_urn",
        "t15"."cla_episode_ceased_date",
        "t15"."cla_episode_ceased_reason",
        "t15"."cla_placement_change_reason",
        "t15"."nth",
        "t15"."not_in_later_return",
        "t15"."end_unreadable",
        "t15"."counted_until",
        "t15"."row_id",
        "t15"."file_id",
        "t15"."line",
        "t15"."collection_year",
        "t15"."as_at",
        "t15"."is_short_break",
        "t15"."is_temporary",
        "t15"."cla_id",
        "t15"."cla_placement_id",
        "t15"."back_from_temporary",
        "t5"."period",
        "t5"."first",
        "t5"."last"
      FROM (
        SELECT
          *
        FROM "record"."cla_episodes" AS "t3"
        WHERE
          NOT (
            "t3"."is_short_break"
          )
      ) AS "t15"
      INNER JOIN "temp"."main"."periods" AS "t5"
        ON "t15"."cla_episode_start_date" <= "t5"."last"
    ) AS "t16"
    WHERE
      (
        "t16"."counted_until" IS NULL
      ) OR (
        "t16"."counted_until" > "t16"."last"
      )
  ) AS "t17"
)
SELECT
  "t28"."period",
  "t28"."person_id",
  "t28"."on",
  "t28"."row_id",
  COALESCE("t28"."is_unaccompanied", FALSE)
  AND (
    (
      "t28"."unaccompanied_until" IS NULL
    )
    OR (
      "t28"."unaccompanied_until" > "t28"."on"
    )
  ) AS "is_unaccompanied_now",
  "t28"."cla_placement_type" IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6') AS "is_in_foster_care",
  "t28"."cla_placement_type" IN ('K1', 'K2') AS "is_in_childrens_home",
  COALESCE("t28"."homes", 0) >= 3 AS "has_had_three_homes",
  (
    CAST(FLOOR(
      (
        (
          (
            EXTRACT(year FROM "t28"."on") * 10000
          ) + (
            EXTRACT(month FROM "t28"."on") * 100
          ) + EXTRACT(day FROM "t28"."on")
        ) - (
          (
            EXTRACT(year FROM "t28"."dob") * 10000
          ) + (
            EXTRACT(month FROM "t28"."dob") * 100
          ) + EXTRACT(day FROM "t28"."dob")
        )
      ) / (
        10000
      )
    ) AS BIGINT) < 16
  )
  AND CASE
    WHEN "t28"."seen_from" <= (
      "t28"."on" - INTERVAL '30' MONTH
    )
    THEN TRUE
    WHEN "t28"."entered_care_date" IS NOT NULL
    THEN FALSE
    ELSE CAST(NULL AS BOOLEAN)
  END AS "is_long_term",
  CASE
    WHEN CASE
      WHEN COALESCE("t28"."cla_placement_type" IN ('A3', 'A4', 'A5', 'A6'), FALSE)
      AND (
        "t28"."settled_before_since" IS NOT NULL
      )
      THEN "t28"."settled_before_since"
      ELSE "t28"."settled_since"
    END <= (
      "t28"."on" - INTERVAL '2' YEAR
    )
    THEN TRUE
    WHEN CASE
      WHEN COALESCE("t28"."cla_placement_type" IN ('A3', 'A4', 'A5', 'A6'), FALSE)
      AND (
        "t28"."settled_before_since" IS NOT NULL
      )
      THEN "t28"."settled_before_since_is_known"
      ELSE "t28"."settled_since_is_known"
    END
    AND NOT (
      COALESCE("t28"."cla_placement_type" IN ('A3', 'A4', 'A5', 'A6'), FALSE)
      AND (
        "t28"."settled_before_since" IS NULL
      )
      AND (
        "t28"."entered_care_date" IS NULL
      )
    )
    THEN FALSE
    ELSE CAST(NULL AS BOOLEAN)
  END AS "is_settled"
FROM (
  SELECT
    "t22"."person_id",
    "t22"."cla_episode_start_date",
    "t22"."cla_episode_start_reason",
    "t22"."legal_status",
    "t22"."cla_primary_need_code",
    "t22"."cla_placement_type",
    "t22"."cla_placement_provider",
    "t22"."cla_placement_postcode",
    "t22"."home_postcode",
    "t22"."cla_placement_urn",
    "t22"."cla_episode_ceased_date",
    "t22"."cla_episode_ceased_reason",
    "t22"."cla_placement_change_reason",
    "t22"."nth",
    "t22"."not_in_later_return",
    "t22"."end_unreadable",
    "t22"."counted_until",
    "t22"."row_id",
    "t22"."file_id",
    "t22"."line",
    "t22"."collection_year",
    "t22"."as_at",
    "t22"."is_short_break",
    "t22"."is_temporary",
    "t22"."cla_id",
    "t22"."cla_placement_id",
    "t22"."back_from_temporary",
    "t22"."period",
    "t22"."first",
    "t22"."last",
    "t22"."on",
    "t22"."place_in_line",
    "t27"."homes",
    "t9"."dob",
    "t9"."is_unaccompanied",
    "t9"."unaccompanied_until",
    "t10"."entered_care_date",
    "t10"."seen_from",
    "t11"."settled_since",
    "t11"."settled_since_is_known",
    "t11"."settled_before_since",
    "t11"."settled_before_since_is_known"
  FROM (
    SELECT
      *
    FROM "t18" AS "t19"
    WHERE
      "t19"."place_in_line" = 0
  ) AS "t22"
  LEFT OUTER JOIN (
    SELECT
      "t25"."period",
      "t25"."person_id",
      COUNT(DISTINCT "t25"."stay") AS "homes"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t23"."period",
          "t23"."person_id",
          "t23"."first",
          "t23"."last",
          "t14"."stay",
          "t14"."cla_placement_start_date",
          "t14"."home_until"
        FROM (
          SELECT
            "t19"."period",
            "t19"."person_id",
            "t19"."first",
            "t19"."last"
          FROM "t18" AS "t19"
          WHERE
            "t19"."place_in_line" = 0
        ) AS "t23"
        INNER JOIN (
          SELECT
            "t2"."person_id",
            "t2"."stay",
            "t2"."cla_placement_start_date",
            "t2"."counted_until" AS "home_until"
          FROM "record"."cla_placement" AS "t2"
          WHERE
            NOT (
              "t2"."is_temporary"
            )
        ) AS "t14"
          ON "t23"."person_id" = "t14"."person_id"
      ) AS "t24"
      WHERE
        "t24"."cla_placement_start_date" <= "t24"."last"
        AND (
          (
            "t24"."home_until" IS NULL
          )
          OR (
            (
              "t24"."home_until" > "t24"."first"
            )
            AND (
              "t24"."home_until" > "t24"."cla_placement_start_date"
            )
          )
        )
    ) AS "t25"
    GROUP BY
      1,
      2
  ) AS "t27"
    ON "t22"."period" = "t27"."period" AND "t22"."person_id" = "t27"."person_id"
  LEFT OUTER JOIN (
    SELECT
      "t0"."person_id",
      "t0"."dob",
      "t0"."is_unaccompanied",
      "t0"."unaccompanied_until"
    FROM "record"."person" AS "t0"
  ) AS "t9"
    ON "t22"."person_id" = "t9"."person_id"
  LEFT OUTER JOIN (
    SELECT
      "t1"."person_id",
      "t1"."cla_id",
      "t1"."entered_care_date",
      "t1"."seen_from"
    FROM "record"."periods_of_care" AS "t1"
  ) AS "t10"
    ON "t22"."person_id" = "t10"."person_id" AND "t22"."cla_id" = "t10"."cla_id"
  LEFT OUTER JOIN (
    SELECT
      "t2"."person_id",
      "t2"."cla_placement_id",
      "t2"."settled_since",
      "t2"."settled_since_is_known",
      "t2"."settled_before_since",
      "t2"."settled_before_since_is_known"
    FROM "record"."cla_placement" AS "t2"
  ) AS "t11"
    ON "t22"."person_id" = "t11"."person_id"
    AND "t22"."cla_placement_id" = "t11"."cla_placement_id"
) AS "t28"

-- base starting_care
SELECT
  "t6"."period",
  "t6"."person_id",
  "t6"."on",
  "t6"."row_id"
FROM (
  SELECT
    "t5"."person_id",
    "t5"."cla_id",
    "t5"."seen_from",
    "t5"."entered_care_date",
    "t5"."counted_until",
    "t5"."left_care_date",
    "t5"."left_care_reason",
    "t5"."not_in_later_return",
    "t5"."row_id",
    "t5"."last_row_id",
    "t5"."on",
    "t5"."period",
    "t5"."first",
    "t5"."last",
    ROW_NUMBER() OVER (
      PARTITION BY "t5"."period", "t5"."person_id"
      ORDER BY "t5"."entered_care_date" ASC, "t5"."cla_id" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place_in_line"
  FROM (
    SELECT
      "t4"."person_id",
      "t4"."cla_id",
      "t4"."seen_from",
      "t4"."entered_care_date",
      "t4"."counted_until",
      "t4"."left_care_date",
      "t4"."left_care_reason",
      "t4"."not_in_later_return",
      "t4"."row_id",
      "t4"."last_row_id",
      "t4"."on",
      "t2"."period",
      "t2"."first",
      "t2"."last"
    FROM (
      SELECT
        "t0"."person_id",
        "t0"."cla_id",
        "t0"."seen_from",
        "t0"."entered_care_date",
        "t0"."counted_until",
        "t0"."left_care_date",
        "t0"."left_care_reason",
        "t0"."not_in_later_return",
        "t0"."row_id",
        "t0"."last_row_id",
        "t0"."entered_care_date" AS "on"
      FROM "record"."periods_of_care" AS "t0"
    ) AS "t4"
    INNER JOIN "temp"."main"."periods" AS "t2"
      ON "t4"."on" >= "t2"."first" AND "t4"."on" <= "t2"."last"
  ) AS "t5"
) AS "t6"
WHERE
  "t6"."place_in_line" = 0

-- base ceasing_care
SELECT
  "t8"."period",
  "t8"."person_id",
  "t8"."on",
  "t8"."row_id",
  "t8"."left_care_reason" IN ('E11', 'E12') AS "is_adopted",
  "t8"."left_care_reason" IN ('E43', 'E44', 'E45', 'E46', 'E47', 'E48') AS "is_special_guardianship"
FROM (
  SELECT
    "t7"."person_id",
    "t7"."cla_id",
    "t7"."seen_from",
    "t7"."entered_care_date",
    "t7"."counted_until",
    "t7"."left_care_date",
    "t7"."left_care_reason",
    "t7"."not_in_later_return",
    "t7"."row_id",
    "t7"."on",
    "t7"."period",
    "t7"."first",
    "t7"."last",
    ROW_NUMBER() OVER (
      PARTITION BY "t7"."period", "t7"."person_id"
      ORDER BY "t7"."left_care_date" DESC, "t7"."seen_from" DESC, "t7"."cla_id" DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place_in_line"
  FROM (
    SELECT
      "t6"."person_id",
      "t6"."cla_id",
      "t6"."seen_from",
      "t6"."entered_care_date",
      "t6"."counted_until",
      "t6"."left_care_date",
      "t6"."left_care_reason",
      "t6"."not_in_later_return",
      "t6"."row_id",
      "t6"."on",
      "t2"."period",
      "t2"."first",
      "t2"."last"
    FROM (
      SELECT
        "t4"."person_id",
        "t4"."cla_id",
        "t4"."seen_from",
        "t4"."entered_care_date",
        "t4"."counted_until",
        "t4"."left_care_date",
        "t4"."left_care_reason",
        "t4"."not_in_later_return",
        "t4"."last_row_id" AS "row_id",
        "t4"."left_care_date" AS "on"
      FROM (
        SELECT
          "t3".*
          EXCLUDE ("row_id")
        FROM (
          SELECT
            *
          FROM "record"."periods_of_care" AS "t1"
          WHERE
            COALESCE("t1"."left_care_reason", '') <> 'X1'
        ) AS "t3"
      ) AS "t4"
    ) AS "t6"
    INNER JOIN "temp"."main"."periods" AS "t2"
      ON "t6"."on" >= "t2"."first" AND "t6"."on" <= "t2"."last"
  ) AS "t7"
) AS "t8"
WHERE
  "t8"."place_in_line" = 0

-- base in_care_at_any_time
SELECT
  "t15"."period",
  "t15"."person_id",
  "t15"."on",
  "t15"."row_id",
  CASE
    WHEN "t15"."is_sure"
    THEN TRUE
    WHEN "t15"."is_sure" IS NULL
    THEN FALSE
    ELSE CAST(NULL AS BOOLEAN)
  END AS "went_missing"
FROM (
  SELECT
    "t14"."person_id",
    "t14"."cla_id",
    "t14"."seen_from",
    "t14"."entered_care_date",
    "t14"."counted_until",
    "t14"."left_care_date",
    "t14"."left_care_reason",
    "t14"."not_in_later_return",
    "t14"."row_id",
    "t14"."last_row_id",
    "t14"."period",
    "t14"."first",
    "t14"."last",
    "t14"."on",
    "t14"."place_in_line",
    "t12"."is_sure"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t8"."person_id",
        "t8"."cla_id",
        "t8"."seen_from",
        "t8"."entered_care_date",
        "t8"."counted_until",
        "t8"."left_care_date",
        "t8"."left_care_reason",
        "t8"."not_in_later_return",
        "t8"."row_id",
        "t8"."last_row_id",
        "t8"."period",
        "t8"."first",
        "t8"."last",
        "t8"."on",
        ROW_NUMBER() OVER (
          PARTITION BY "t8"."period", "t8"."person_id"
          ORDER BY "t8"."seen_from" DESC, "t8"."cla_id" DESC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place_in_line"
      FROM (
        SELECT
          "t5"."person_id",
          "t5"."cla_id",
          "t5"."seen_from",
          "t5"."entered_care_date",
          "t5"."counted_until",
          "t5"."left_care_date",
          "t5"."left_care_reason",
          "t5"."not_in_later_return",
          "t5"."row_id",
          "t5"."last_row_id",
          "t5"."period",
          "t5"."first",
          "t5"."last",
          "t5"."last" AS "on"
        FROM (
          SELECT
            "t3"."person_id",
            "t3"."cla_id",
            "t3"."seen_from",
            "t3"."entered_care_date",
            "t3"."counted_until",
            "t3"."left_care_date",
            "t3"."left_care_reason",
            "t3"."not_in_later_return",
            "t3"."row_id",
            "t3"."last_row_id",
            "t4"."period",
            "t4"."first",
            "t4"."last"
          FROM "record"."periods_of_care" AS "t3"
          CROSS JOIN "temp"."main"."periods" AS "t4"
        ) AS "t5"
        WHERE
          "t5"."seen_from" <= "t5"."last"
          AND (
            (
              "t5"."counted_until" IS NULL
            ) OR (
              "t5"."counted_until" > "t5"."first"
            )
          )
      ) AS "t8"
    ) AS "t10"
    WHERE
      "t10"."place_in_line" = 0
  ) AS "t14"
  LEFT OUTER JOIN (
    SELECT
      "t9"."period",
      "t9"."person_id",
      BOOL_OR(CAST("t9"."is_sure" AS BOOLEAN)) AS "is_sure"
    FROM (
      SELECT
        "t7"."person_id",
        "t7"."missing_episode_start_date",
        "t7"."missing_episode_type",
        "t7"."missing_episode_end_date",
        "t7"."nth",
        "t7"."not_in_later_return",
        "t7"."end_unreadable",
        "t7"."counted_until",
        "t7"."row_id",
        "t7"."file_id",
        "t7"."line",
        "t7"."collection_year",
        "t7"."as_at",
        "t7"."told_on",
        "t7"."is_missing",
        "t7"."is_sure",
        "t4"."period",
        "t4"."first",
        "t4"."last"
      FROM (
        SELECT
          "t1"."person_id",
          "t1"."missing_episode_start_date",
          "t1"."missing_episode_type",
          "t1"."missing_episode_end_date",
          "t1"."nth",
          "t1"."not_in_later_return",
          "t1"."end_unreadable",
          "t1"."counted_until",
          "t1"."row_id",
          "t1"."file_id",
          "t1"."line",
          "t1"."collection_year",
          "t1"."as_at",
          COALESCE("t1"."missing_episode_start_date", "t1"."as_at") AS "told_on",
          "t1"."missing_episode_type" IN ('M') AS "is_missing",
          COALESCE("t1"."missing_episode_type" IN ('M'), FALSE)
          AND (
            "t1"."missing_episode_start_date" IS NOT NULL
          ) AS "is_sure"
        FROM "record"."missing" AS "t1"
        WHERE
          COALESCE("t1"."missing_episode_type" IN ('M'), TRUE)
      ) AS "t7"
      INNER JOIN "temp"."main"."periods" AS "t4"
        ON "t7"."told_on" >= "t4"."first" AND "t7"."told_on" <= "t4"."last"
    ) AS "t9"
    GROUP BY
      1,
      2
  ) AS "t12"
    ON "t14"."period" = "t12"."period" AND "t14"."person_id" = "t12"."person_id"
) AS "t15"
