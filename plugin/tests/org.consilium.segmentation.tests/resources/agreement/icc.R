# The intraclass correlation of complete cases by psych 2.2.9 (Debian r-cran-psych); see reference.py.
suppressMessages(library(psych))
r <- ICC(as.matrix(read.csv(commandArgs(TRUE)[1])), lmer = FALSE)$results
for (i in 2:3) cat(sprintf("icc%d=%.17g\nicc%d.lower=%.17g\nicc%d.upper=%.17g\n",
    i, r[i, "ICC"], i, r[i, "lower bound"], i, r[i, "upper bound"]), sep = "")
