# Cumulative incidence of the ends of threats by the Aalen-Johansen estimator of R's package
# `survival`, for comparison. From the root of the project:
#   Rscript test/weigh/bargain/survival.R > test/weigh/bargain/survival.json
# Rules: threats announced by `at`; ends after `at` are censored at `at`; closed threats without a
# day of their end are open until they are known to be over and left out from then on; a duration of
# 0 or less is half a day; implemented is on time and late together.
suppressPackageStartupMessages(library(survival))
rows <- read.csv("ledger/threats.csv", colClasses = "character", encoding = "UTF-8")
causes <- c("implemented", "reduced", "delayed", "withdrawn", "struck down")
kind <- c(
  implemented_on_time = "implemented", implemented_late = "implemented",
  implemented_reduced = "reduced", delayed = "delayed", withdrawn = "withdrawn",
  struck_down = "struck down"
)
number <- function(x) paste(trimws(formatC(x, digits = 17, format = "g")), collapse = ", ")

curves <- function(at) {
  day <- as.Date(at)
  told <- rows[as.Date(rows$announced_on) <= day, ]
  late <- told$known_on != "" & as.Date(ifelse(told$known_on == "", NA, told$known_on)) > day
  told <- told[told$outcome == "pending" | told$outcome_on != "" | late, ]
  ended <- as.Date(ifelse(told$outcome_on == "", NA, told$outcome_on))
  known <- !is.na(ended) & ended <= day
  until <- ended
  until[!known] <- day
  days <- pmax(as.numeric(until - as.Date(told$announced_on)), 0)
  days[days == 0] <- 0.5
  event <- factor(ifelse(known, kind[told$outcome], "open"), levels = c("open", causes))
  fit <- survfit(Surv(days, event) ~ 1)
  keep <- rowSums(fit$n.event) > 0
  shares <- sapply(causes, function(cause) {
    column <- match(cause, fit$states)
    values <- if (is.na(column)) rep(0, sum(keep)) else fit$pstate[keep, column]
    sprintf('      "%s": [%s]', cause, number(values))
  })
  sprintf(
    '    {\n      "at": "%s",\n      "threats": %d,\n      "ended": %d,\n      "days": [%s],\n%s\n    }',
    at, nrow(told), sum(known), number(fit$time[keep]), paste(shares, collapse = ",\n")
  )
}

all <- vapply(c("2019-09-30", "2025-07-20", "2026-01-20", "2026-06-30"), curves, "")
cat(sprintf(
  '{\n  "provenance": {\n    "r": "%s",\n    "survival": "%s",\n    "command": "%s",\n    "rules": "%s"\n  },\n  "cases": [\n%s\n  ]\n}\n',
  R.version.string, packageVersion("survival"),
  "Rscript test/weigh/bargain/survival.R > test/weigh/bargain/survival.json",
  "survfit(Surv(days, event) ~ 1) with one state for each end; censored at `at`; 0 days is 0.5; no end day, open until known and then left out",
  paste(all, collapse = ",\n")
))
