# Times survival::concordance() on cases like those of ConcordanceBenchmark: Rscript concordance_times.R
library(survival)
set.seed(20261128)
n <- 200000
event <- round(rexp(n, 1 / 50), 1)
censored <- round(runif(n, 5, 150), 1)
y <- Surv(pmin(event, censored), event <= censored)
risk <- round(rnorm(n) - event / 100, 2)
best <- function(f) min(replicate(5, system.time(f())[["elapsed"]]))
cat("Harrell", best(function() concordance(y ~ risk, reverse = TRUE)), "s\n")
cat("Uno", best(function() concordance(y ~ risk, reverse = TRUE, timewt = "n/G2", ymax = 100)), "s\n")
cat("Harrell without its variance", best(function() concordancefit(y, risk, std.err = FALSE)), "s\n")
