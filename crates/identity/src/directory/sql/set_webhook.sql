-- directory/set_webhook
update provider set webhook_url = $2, webhook_key = $3 where id = $1
