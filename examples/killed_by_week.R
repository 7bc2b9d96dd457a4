# How many people were killed, by week and side? (base R, from the CSV files)
#
# Rscript examples/killed_by_week.R [FOLDER OF A VERSION]

folder <- c(commandArgs(trailingOnly = TRUE), "dataset/latest")[1]

# columns.csv names the type of every column, so that nothing is guessed; "NA" is data, an empty cell is missing.
read_table <- function(name) {
  columns <- read.csv(file.path(folder, "columns.csv"), na.strings = "", encoding = "UTF-8")
  columns <- columns[columns$table == name, ]
  classes <- c(string = "character", integer = "integer", number = "numeric", boolean = "logical", date = "Date")
  read.csv(file.path(folder, paste0(name, ".csv")), na.strings = "", encoding = "UTF-8",
           colClasses = setNames(classes[columns$type], columns$column))
}

sides <- c("deaths_civilians", "deaths_state", "deaths_armed_group", "deaths_unknown")
events <- read_table("events")
stopifnot(inherits(events$date_start, "Date"), is.integer(events$killed_best), is.numeric(events$latitude))

# Political interactions have no event_type; events known only to the year or without a day have no week.
dated <- events[which(!is.na(events$event_type) & !is.na(events$date_start) & events$date_precision <= 2), ]
week <- dated$date_start - (as.integer(format(dated$date_start, "%u")) - 1L)

# A missing number means that no text gives one, never zero; a week without any stays empty.
add <- function(numbers) if (all(is.na(numbers))) NA else sum(numbers, na.rm = TRUE)
killed <- aggregate(dated[sides], by = list(week = format(week)), FUN = add)
killed <- killed[rowSums(!is.na(killed[sides])) > 0, ]
write.csv(killed, quote = FALSE, row.names = FALSE, na = "")
