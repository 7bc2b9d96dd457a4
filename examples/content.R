# Do the CSV files hold, value for value, what CONTENT_SHA256 says? (base R)
#
# Rscript examples/content.R [FOLDER OF A VERSION]

folder <- c(commandArgs(trailingOnly = TRUE), "dataset/latest")[1]
columns <- read.csv(file.path(folder, "columns.csv"), na.strings = "", encoding = "UTF-8")
stated <- read.table(file.path(folder, "CONTENT_SHA256"), col.names = c("sha256", "table"), colClasses = "character")

# tools::sha256sum came with R 4.5; before it, the system's own program does it.
sha256 <- function(lines) {
  path <- tempfile()
  on.exit(unlink(path))
  connection <- file(path, "wb")
  writeLines(enc2utf8(lines), connection, sep = "\n", useBytes = TRUE)
  close(connection)
  if (exists("sha256sum", asNamespace("tools"))) return(unname(get("sha256sum", asNamespace("tools"))(path)))
  sub(" .*", "", system2("sha256sum", shQuote(path), stdout = TRUE))
}

write_cells <- function(cells, type) {
  missing <- is.na(cells)
  cells <- sub("^'", "", cells)  # the mark that keeps a spreadsheet from running a text as a formula
  if (type == "number") cells <- sprintf("%.9f", as.numeric(cells))
  if (type == "string") {
    cells <- gsub("\\", "\\\\", cells, fixed = TRUE)
    cells <- gsub("\t", "\\t", cells, fixed = TRUE)
    cells <- gsub("\n", "\\n", cells, fixed = TRUE)
    cells <- gsub("\r", "\\r", cells, fixed = TRUE)
  }
  ifelse(missing, "\\N", cells)
}

write_lines <- function(name) {
  told <- columns[columns$table == name, ]
  table <- read.csv(file.path(folder, paste0(name, ".csv")), colClasses = "character", na.strings = "",
                    encoding = "UTF-8", check.names = FALSE)
  stopifnot(identical(names(table), told$column))
  rows <- do.call(paste, c(Map(write_cells, unname(as.list(table)), told$type), sep = "\t"))
  c(paste0(told$column, ":", told$type, collapse = "\t"), sort(rows, method = "radix"))
}

tables <- stated$table[stated$table != "dataset"]
found <- vapply(tables, function(name) sha256(write_lines(name)), "")
whole <- sha256(paste0(found, "  ", tables))
wrong <- stated$table[c(found, whole) != stated$sha256]
if (length(wrong) > 0) stop("other content than stated: ", paste(wrong, collapse = ", "))
cat(length(tables), "tables hold what CONTENT_SHA256 says\n")
